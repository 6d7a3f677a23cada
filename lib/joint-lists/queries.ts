import 'server-only'
import { getCalendar } from '@/lib/calendar/queries'
import { type DaysLeft, describeDaysLeft } from '@/lib/calendar/rules'
import { visibleTo } from '@/lib/case-scopes/policy'
import type { Actor } from '@/lib/core/actor'
import { todayInShanghai } from '@/lib/core/clock'
import { db } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { type DateString, dateInShanghai, fromDateColumn } from '@/lib/format/date'
import { readsJointList } from './policy'
import type { JointCause } from './rules'

export type JointItem = {
  clockId: string
  caseId: string
  caseNumber: string
  title: string
  regionName: string
  operatorName: string
  cause: JointCause
  /** Who is late: the department asked, or the person who has the case. */
  lateName: string
  dueOn: DateString
  /** On the list since. */
  since: DateString
  daysLeft: DaysLeft
  isDemo: boolean
}

/**
 * The 联席会议 list of the actor's area: every late clock, longest first, at most `limit`; `total` counts all of them.
 * A case late for two reasons stands there twice. Throws not_found for whoever has no such list.
 */
export async function listJointItems(
  actor: Actor,
  limit = 500,
  today: DateString = todayInShanghai(),
): Promise<{ items: JointItem[]; total: number }> {
  if (!readsJointList(actor)) throw new AppError('not_found')
  const where = { stoppedAt: null, escalatedAt: { not: null }, case: visibleTo(actor) }
  const [total, rows, calendar] = await Promise.all([
    db.filingClock.count({ where }),
    db.filingClock.findMany({
      where,
      orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
      take: limit,
      select: {
        ...{ id: true, code: true, dueOn: true, escalatedAt: true, isDemo: true },
        task: { select: { duty: true, departmentName: true } },
        case: {
          select: {
            ...{ id: true, number: true, title: true, assigneeName: true },
            region: { select: { name: true } },
            operator: { select: { name: true } },
          },
        },
      },
    }),
    getCalendar(),
  ])
  const items = rows.map(({ task, case: filing, ...row }): JointItem => {
    const dueOn = fromDateColumn(row.dueOn)
    return {
      ...{ clockId: row.id, caseId: filing.id, caseNumber: filing.number, title: filing.title, dueOn },
      regionName: filing.region.name,
      operatorName: filing.operator.name,
      cause: { clock: row.code, duty: task?.duty ?? null },
      lateName: task?.departmentName ?? filing.assigneeName ?? '还没有分派',
      since: row.escalatedAt ? dateInShanghai(row.escalatedAt) : dueOn,
      daysLeft: describeDaysLeft(today, dueOn, calendar),
      isDemo: row.isDemo,
    }
  })
  return { items, total }
}
