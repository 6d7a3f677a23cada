import 'server-only'
import { dropBytes } from '@/lib/attachments/commands'
import { type Actor, systemActor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { todayInShanghai } from '@/lib/core/clock'
import { transaction } from '@/lib/core/db'
import type { DateString } from '@/lib/format/date'
import { EXPIRED } from './expired'
import { REMOVE } from './removal'
import { cutoffOf, ERASURE_CODES, ERASURE_RULES, type ErasureCode } from './rules'

const ERASURE_LOCK = 7_361_060
const BATCH = 1_000

type Counts = Partial<Record<ErasureCode, number>>

/**
 * Erases what has outlived its time, rule by rule, batch by batch: each batch with its report and its line in the log
 * is one transaction, so a crash loses neither. A rule runs once a day; of several processes one does a batch, the
 * others skip the rule. Returns the rows erased here, by rule.
 */
export async function eraseExpired(today: DateString = todayInShanghai(), batch = BATCH): Promise<Counts> {
  const actor = systemActor('到期清除')
  const counts: Counts = {}
  for (const code of ERASURE_CODES) {
    for (;;) {
      const done = await eraseBatch(actor, code, today, batch)
      if (done === null) break
      counts[code] = (counts[code] ?? 0) + done
      if (done < batch) break
    }
  }
  return counts
}

/** One batch; null when the rule is finished for the day or another process is at it. */
async function eraseBatch(
  actor: Actor,
  code: ErasureCode,
  today: DateString,
  batch: number,
): Promise<number | null> {
  const removed = await transaction(async (tx) => {
    const [lock] = await tx.$queryRaw<{ free: boolean }[]>`
      select pg_try_advisory_xact_lock(${ERASURE_LOCK}::int, ${ERASURE_CODES.indexOf(code)}::int) as free`
    if (!lock?.free) return null
    const isDone = await tx.erasureReport.count({
      where: { rule: code, detail: { path: ['finishedOn'], equals: today } },
    })
    if (isDone > 0) return null
    const expired = EXPIRED[code](today)
    const rows = await tx.$queryRaw<
      { id: string }[]
    >`select id from (${expired}) e order by id limit ${batch}`
    const ids = rows.map(({ id }) => id)
    const { storageKeys } = ids.length > 0 ? await REMOVE[code](tx, ids) : { storageKeys: [] }
    const isLast = ids.length < batch
    await tx.erasureReport.create({
      data: {
        rule: code,
        olderThan: cutoffOf(code, today),
        count: ids.length,
        detail: { ...(isLast && { finishedOn: today }), files: storageKeys.length },
      },
      select: { id: true },
    })
    if (ids.length > 0)
      await audit(tx, actor, {
        action: 'erasure.run',
        subject: { type: 'erasure', id: code },
        after: { name: ERASURE_RULES[code].title, deleted: ids.length },
      })
    return { count: ids.length, storageKeys }
  }, 60_000)
  if (removed === null) return null
  await dropBytes(removed.storageKeys)
  return removed.count
}
