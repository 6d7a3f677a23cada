import { db } from '@/lib/core/db'
import { addDays, shanghaiDayStart } from '@/lib/format/date'
import { asOwner } from '@/tests/support/database'

export const FIRST_DAY = '2026-03-01'

/** Lines of a day in Shanghai, from its first minute to its last. */
export async function writeDay(day: string, count: number, action = 'plan.update'): Promise<void> {
  const start = shanghaiDayStart(day).getTime()
  for (let index = 0; index < count; index += 1) {
    const at = new Date(start + index * Math.floor((86_400_000 - 1_000) / Math.max(1, count - 1)))
    await db.auditEvent.create({
      data: {
        at,
        actorName: `名字\u2028\n${index}`,
        actorRole: 'planner',
        action,
        subjectType: 'plan',
        subjectId: `${day}-${index}`,
        after: { value: index + 0.1, list: [null, '😀', { b: 1, a: 2 }] },
      },
    })
  }
}

/** Seen from the noon of `days` days after the first. */
export const noonAfter = (days: number): Date =>
  new Date(shanghaiDayStart(addDays(FIRST_DAY, days)).getTime() + 12 * 3_600_000)

/** As somebody with the whole database in hand: triggers off, anything goes. */
export const tamper = (table: 'audit_events' | 'audit_seals', sql: string): Promise<void> =>
  asOwner(`alter table ${table} disable trigger all; ${sql}; alter table ${table} enable trigger all`)
