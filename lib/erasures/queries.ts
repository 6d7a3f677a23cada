import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { todayInShanghai } from '@/lib/core/clock'
import { db } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import type { DateString } from '@/lib/format/date'
import { EXPIRED } from './expired'
import { readsErasures } from './policy'
import { ERASURE_CODES, type ErasureCode } from './rules'

/** What the job would erase of each rule if it ran now: nothing is changed. Throws not_found without the right. */
export async function countExpired(
  actor: Actor,
  today: DateString = todayInShanghai(),
): Promise<Record<ErasureCode, number>> {
  if (!readsErasures(actor)) throw new AppError('not_found')
  const counts = {} as Record<ErasureCode, number>
  for (const code of ERASURE_CODES) {
    const expired = EXPIRED[code](today)
    const [row] = await db.$queryRaw<{ count: number }[]>`select count(*)::int as count from (${expired}) e`
    counts[code] = row?.count ?? 0
  }
  return counts
}

export type ErasureDay = { day: DateString; rule: string; count: number; lastAt: Date }

/** What was erased, by day and rule, newest first, at most `limit` lines. Throws not_found without the right. */
export async function listErasures(actor: Actor, limit = 200): Promise<ErasureDay[]> {
  if (!readsErasures(actor)) throw new AppError('not_found')
  return db.$queryRaw<ErasureDay[]>`
    select to_char(run_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day, rule, sum(count)::int as count,
      max(run_at) as "lastAt"
    from erasure_reports group by 1, 2 having sum(count) > 0 or max(run_at) > now() - interval '2 days'
    order by 1 desc, 2 limit ${limit}`
}
