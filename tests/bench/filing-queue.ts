import { encode } from 'next-auth/jwt'
import type { Client } from 'pg'
import { portalSecret } from '@/lib/core/secret'
import type { Address } from './addresses'
import { FILING_COUNTY } from './world/filings'

const REVIEWER = 'bench-reviewer'

/** A reviewer of the county with the many filings, signed in: the cookie header of every request. */
async function reviewerCookie(client: Client): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `insert into accounts (id, username, display_name, password_hash, role, region_code, department)
     values (gen_random_uuid(), $1, '合成审核员', 'no password', 'reviewer', $2, '区教育局')
     on conflict (username) do update set display_name = excluded.display_name returning id`,
    [REVIEWER, FILING_COUNTY],
  )
  const session = await client.query<{ id: string }>(
    `insert into sessions (id, account_id, expires_at, second_factor_at, last_seen_at)
     values (gen_random_uuid(), $1, now() + interval '8 hours', now(), now() + interval '7 hours') returning id`,
    [rows[0]?.id],
  )
  return `shanyu.session=${await encode({ token: { sessionId: session.rows[0]?.id }, secret: portalSecret(), maxAge: 8 * 60 * 60 })}`
}

const page = (name: string, path: string, cookie: string, least?: number): Address => ({
  name: `page: ${name}`,
  path,
  against: 'page',
  holds: '合成备案托育园',
  headers: { cookie },
  least,
})

export const FILING_PAGES = 'page: filing queue'

/** The queue pages of issue 3: at least 0.6 of the empty page at 100,000 filings in one county. */
export async function filingAddresses(client: Client): Promise<Address[]> {
  const cookie = await reviewerCookie(client)
  return [
    page('filing queue, department', '/office/filings', cookie, 0.6),
    page('filing queue, overdue', '/office/filings?tab=overdue', cookie, 0.6),
    page('filing queue, search', '/office/filings?tab=all&q=托育园777', cookie),
  ]
}
