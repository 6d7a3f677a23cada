import 'server-only'
import { getCalendar } from '@/lib/calendar/queries'
import { type DaysLeft, describeDaysLeft } from '@/lib/calendar/rules'
import { visibleTo } from '@/lib/case-scopes/policy'
import type { Actor } from '@/lib/core/actor'
import { todayInShanghai } from '@/lib/core/clock'
import { db, type Reader } from '@/lib/core/db'
import { type DateString, dateInShanghai, fromDateColumn } from '@/lib/format/date'
import { procedureDefinition } from '@/lib/procedures/schema'
import type { TermUnit } from '@/prisma/generated/enums'
import { clockLabel } from './labels'
import { type ClockLevel, clockDue, clockLevel } from './rules'

export type ClockDto = {
  id: string
  code: string
  /** In the words of the procedure the case began with. */
  title: string
  source: string
  taskId: string | null
  departmentName: string | null
  startedOn: DateString
  days: number
  unit: TermUnit
  dueOn: DateString
  /** Some year it touches has no published calendar yet. */
  isProvisional: boolean
  pausedOn: DateString | null
  pausedDays: number
  pausesOnCorrection: boolean
  stoppedOn: DateString | null
  /** How it stands today; a stopped clock: how it stood when it was stopped. */
  level: ClockLevel
  daysLeft: DaysLeft
}

/** The clocks of a case the actor sees, the official ones first; none for a case that is not theirs. */
export async function listClocks(
  actor: Actor,
  caseId: string,
  reader: Reader = db,
  today: DateString = todayInShanghai(),
): Promise<ClockDto[]> {
  const filing = await reader.filingCase.findFirst({
    where: { AND: [visibleTo(actor), { id: caseId }] },
    select: {
      procedure: { select: { definition: true } },
      clocks: {
        orderBy: [{ startedOn: 'asc' }, { id: 'asc' }],
        include: { task: { select: { departmentName: true } } },
      },
    },
  })
  if (!filing) return []
  const calendar = await getCalendar()
  const { clocks: terms } = procedureDefinition.parse(filing.procedure.definition)
  const clocks = filing.clocks.map(({ task, ...row }): ClockDto => {
    const said = terms.find((term) => term.code === row.code)
    const stoppedOn = row.stoppedAt && dateInShanghai(row.stoppedAt)
    const startedOn = fromDateColumn(row.startedOn)
    const pausedOn = row.pausedOn && fromDateColumn(row.pausedOn)
    const { days, unit, pausedDays, pausesOnCorrection, reminderDays } = row
    const day = stoppedOn ?? today
    const { due, provisional } = clockDue({ startedOn, days, unit, pausedOn, pausedDays }, day, calendar)
    return {
      ...{ id: row.id, code: row.code, taskId: row.taskId, days, unit, pausedDays, pausesOnCorrection },
      ...{ startedOn, dueOn: due, isProvisional: provisional, pausedOn, stoppedOn },
      title: said?.title ?? clockLabel(row.code),
      source: said ? `${said.source.document} ${said.source.article}`.trim() : '',
      departmentName: task?.departmentName ?? null,
      level: clockLevel({ dueOn: due, pausedOn, reminderDays }, day, calendar),
      daysLeft: describeDaysLeft(day, due, calendar),
    }
  })
  return clocks.sort((a, b) => Number(a.taskId !== null) - Number(b.taskId !== null))
}
