import 'server-only'
import { headers } from 'next/headers'
import { env } from './env'
import { AppError } from './errors'

/** The id proxy.ts gave this request; people read it on error pages, we find it in the log. */
export async function requestId(): Promise<string | null> {
  return (await headers()).get('x-request-id')
}

/**
 * The key requests are counted under. Next fills x-forwarded-for from the socket unless the caller sent one, so
 * without a trusted proxy it can be forged: it separates honest callers, the overall limits stop forgers.
 */
export function clientAddress(list: Headers): string {
  const forwarded = list.get('x-forwarded-for')
  if (!forwarded) return 'direct'
  return env.PORTAL_TRUST_PROXY ? (forwarded.split(',').at(-1)?.trim() ?? 'direct') : forwarded.slice(0, 64)
}

/** Where the request comes from, as the list of sessions shows it. */
export async function requestDevice(list?: Headers): Promise<{ address: string; userAgent: string }> {
  const given = list ?? (await headers())
  return { address: clientAddress(given), userAgent: given.get('user-agent') ?? '' }
}

/**
 * Refuses a write another site asked for. Next checks a foreign Origin but lets a missing one through,
 * so Sec-Fetch-Site is asked too. Throws forbidden.
 */
export function refuseCrossSite(list: Headers): void {
  const site = list.get('sec-fetch-site')
  if (site === 'cross-site' || site === 'same-site') throw new AppError('forbidden')
  const origin = list.get('origin')
  const host = list.get('host')
  if (origin && host && URL.canParse(origin) && new URL(origin).host !== host) {
    const known = env.PORTAL_PUBLIC_URL ? new URL(env.PORTAL_PUBLIC_URL).host : null
    if (new URL(origin).host !== known) throw new AppError('forbidden')
  }
}

/** The portal's own address for codes people scan: PORTAL_PUBLIC_URL, else the one this request came by. */
export async function publicOrigin(): Promise<string> {
  if (env.PORTAL_PUBLIC_URL) return new URL(env.PORTAL_PUBLIC_URL).origin
  return `http://${(await headers()).get('host') ?? 'localhost'}`
}
