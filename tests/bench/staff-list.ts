import { encode } from 'next-auth/jwt'
import type { Client } from 'pg'
import { portalSecret } from '@/lib/core/secret'
import type { Address } from './addresses'
import { FILING_COUNTY } from './world/filings'

export const STAFF_PAGES = 'page: staff'

type Who = { username: string; role: 'reviewer' | 'sysadmin'; regionCode: string | null }

/** The cookie header of somebody signed in with everything a session asks for. */
async function cookieOf(client: Client, { username, role, regionCode }: Who): Promise<string> {
  const account = await client.query<{ id: string }>(
    `insert into accounts (id, username, display_name, password_hash, role, region_code)
     values (gen_random_uuid(), $1, '合成人员', 'no password', $2::"AccountRole", $3)
     on conflict (username) do update set display_name = excluded.display_name returning id`,
    [username, role, regionCode],
  )
  const session = await client.query<{ id: string }>(
    `insert into sessions (id, account_id, expires_at, second_factor_at, last_seen_at)
     values (gen_random_uuid(), $1, now() + interval '8 hours', now(), now() + interval '7 hours') returning id`,
    [account.rows[0]?.id],
  )
  const token = { sessionId: session.rows[0]?.id }
  return `shanyu.session=${await encode({ token, secret: portalSecret(), maxAge: 8 * 60 * 60 })}`
}

/** The officials' list of staff: at least 0.5 of the empty page at 1,000,000 people. */
export async function staffAddresses(client: Client): Promise<Address[]> {
  const [county, all] = [
    await cookieOf(client, { username: 'bench-staff-reviewer', role: 'reviewer', regionCode: FILING_COUNTY }),
    await cookieOf(client, { username: 'bench-staff-sysadmin', role: 'sysadmin', regionCode: null }),
  ]
  const { rows } = await client.query<{ name: string; number: string; place: string }>(
    `select left(p.name, 2) as name, c.number, f.name as place from staff_certificates c
     join staff_people p on p.id = c.person_id join staff_posts s on s.person_id = p.id and s.ended_on is null
     join facilities f on f.id = s.facility_id order by c.number limit 1`,
  )
  const one = rows[0]
  if (!one) throw new Error('the world of staff is empty')
  const page = (name: string, path: string, cookie: string): Address => ({
    name: `${STAFF_PAGES}, ${name}`,
    path,
    against: 'page',
    holds: '在岗的工作人员',
    headers: { cookie },
    least: 0.5,
  })
  const q = (text: string) => encodeURIComponent(text)
  return [
    page('list of a county', '/office/staff', county),
    page('list of the nation', '/admin/staff', all),
    page('by the beginning of a name', `/admin/staff?q=${q(one.name)}`, all),
    page('by certificate number', `/admin/staff?q=${q(one.number)}`, all),
    page('by facility and kind', `/admin/staff?kind=cook&facility=${q(one.place)}`, all),
  ]
}
