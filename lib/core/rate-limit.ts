import 'server-only'
import { env } from './env'
import { AppError } from './errors'

type Bucket = { tokens: number; at: number }
const buckets = new Map<string, Bucket>()
const MOST_BUCKETS = 50_000

/**
 * Token bucket per key in this process: `burst` at once, `perMinute` refilled. Throws too_many.
 * Loopback is limited like everybody else; the benchmark switches the limit off by PORTAL_RATE_LIMIT=0.
 */
export function limitRate(
  key: string,
  { burst, perMinute }: { burst: number; perMinute: number },
  nowMs = Date.now(),
): void {
  if (!env.PORTAL_RATE_LIMIT) return
  const bucket = buckets.get(key) ?? { tokens: burst, at: nowMs }
  const tokens = Math.min(burst, bucket.tokens + ((nowMs - bucket.at) / 60_000) * perMinute)
  if (tokens < 1) throw new AppError('too_many')
  // The key last used goes to the end, so the first is the one longest unused: made-up keys cannot wipe honest ones.
  buckets.delete(key)
  if (buckets.size >= MOST_BUCKETS) buckets.delete(buckets.keys().next().value as string)
  buckets.set(key, { tokens: tokens - 1, at: nowMs })
}

const memberships = new Map<string, Map<string, number>>()
const MOST_MEMBERS = 200

/** Remembers for some minutes that a key met a member, such as an address and a user name it failed at. */
export function noteMember(key: string, member: string, minutes: number, nowMs = Date.now()): void {
  const members = memberships.get(key) ?? new Map<string, number>()
  memberships.delete(key)
  if (memberships.size >= MOST_BUCKETS) memberships.delete(memberships.keys().next().value as string)
  memberships.set(key, members)
  for (const [known, until] of members) if (until <= nowMs) members.delete(known)
  if (members.size < MOST_MEMBERS || members.has(member)) members.set(member, nowMs + minutes * 60_000)
}

/** Throws too_many when the key met `most` different members lately; equal for known and unknown ones. */
export function refuseManyMembers(key: string, most: number, nowMs = Date.now()): void {
  if (!env.PORTAL_RATE_LIMIT) return
  const live = [...(memberships.get(key)?.values() ?? [])].filter((until) => until > nowMs)
  if (live.length >= most) throw new AppError('too_many')
}
