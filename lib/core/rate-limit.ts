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
