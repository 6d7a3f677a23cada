import 'server-only'
import { listCalendarDays } from '@/lib/calendar/queries'
import { type Calendar, calendarOf } from '@/lib/calendar/rules'
import { systemActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import type { Prisma, Tx } from '@/lib/core/db'
import { type DateString, fromDateColumn, toDateColumn, yearStart } from '@/lib/format/date'
import type { ClockCode, ProcedureClock } from '@/lib/procedures/schema'
import { clockDue, OFFICIAL_CLOCKS, pauseLength } from './rules'

type NewClock = {
  caseId: string
  taskId?: string
  clock: ProcedureClock
  startedOn: DateString
  isDemo: boolean
}

/**
 * Starts a clock of a case, or of one of its department tasks. The caller holds the case's row; a second clock of the
 * same code still running is a bug and refused by the database.
 */
export async function startClock(
  tx: Tx,
  { caseId, taskId, clock, startedOn, isDemo }: NewClock,
): Promise<void> {
  const calendar = await calendarSince(tx, startedOn)
  const { code, days, unit, pausesOnCorrection, reminderDays } = clock
  const term = { startedOn, days, unit, pausedOn: null, pausedDays: 0 }
  const deadline = clockDue(term, startedOn, calendar)
  await tx.filingClock.create({
    data: {
      ...{ caseId, taskId: taskId ?? null, code, days, unit, pausesOnCorrection, reminderDays, isDemo },
      startedOn: toDateColumn(startedOn),
      dueOn: toDateColumn(deadline.due),
      isProvisional: deadline.provisional,
    },
    select: { id: true },
  })
  await refreshDue(tx, caseId)
}

/** A correction was asked for: the clocks whose procedure says so stand still from today; the others run on. */
export async function pauseClocks(tx: Tx, caseId: string, today: DateString): Promise<void> {
  await tx.filingClock.updateMany({
    where: { caseId, stoppedAt: null, pausedOn: null, pausesOnCorrection: true },
    data: { pausedOn: toDateColumn(today) },
  })
  await refreshDue(tx, caseId)
}

/** The corrections are in: what stood still runs on, and its end moves by the days it stood, in its own unit. */
export async function resumeClocks(tx: Tx, caseId: string, today: DateString): Promise<void> {
  const standing = await tx.filingClock.findMany({
    where: { caseId, stoppedAt: null, pausedOn: { not: null } },
  })
  for (const row of standing) {
    const startedOn = fromDateColumn(row.startedOn)
    const calendar = await calendarSince(tx, startedOn)
    const stood = row.pausedOn ? pauseLength(fromDateColumn(row.pausedOn), today, row.unit, calendar) : 0
    const pausedDays = row.pausedDays + stood
    const { days, unit } = row
    const deadline = clockDue({ startedOn, days, unit, pausedOn: null, pausedDays }, today, calendar)
    await tx.filingClock.update({
      where: { id: row.id },
      data: {
        pausedOn: null,
        pausedDays,
        dueOn: toDateColumn(deadline.due),
        isProvisional: deadline.provisional,
      },
      select: { id: true },
    })
  }
  await refreshDue(tx, caseId)
}

/** What was due is done, or no longer asked: all clocks of the case, those of some codes, or those of one task. */
export async function stopClocks(
  tx: Tx,
  { caseId, codes, taskId }: { caseId: string; codes?: readonly ClockCode[]; taskId?: string },
): Promise<void> {
  const where: Prisma.FilingClockWhereInput = { caseId, stoppedAt: null }
  if (codes) where.code = { in: [...codes] }
  if (taskId) where.taskId = taskId
  await tx.filingClock.updateMany({ where, data: { stoppedAt: now() } })
  await refreshDue(tx, caseId)
}

/**
 * Copies what the clocks say onto the case (earliest official clock that runs; off the 联席会议 list when nothing is
 * late any more) and onto its tasks. No new version: nobody's open form is stale because a day went by.
 */
export async function refreshDue(tx: Tx, caseId: string): Promise<void> {
  await tx.$executeRaw`
    update filing_cases c set
      due_on = (select min(k.due_on) from filing_clocks k where k.case_id = c.id and k.task_id is null
        and k.code = any(${[...OFFICIAL_CLOCKS]}::text[]) and k.stopped_at is null and k.paused_on is null),
      joint_list_since = (select min(k.escalated_at) from filing_clocks k
        where k.case_id = c.id and k.stopped_at is null)
    where c.id = ${caseId}::uuid`
  await tx.$executeRaw`
    update department_tasks t set due_on = k.due_on from filing_clocks k
    where t.case_id = ${caseId}::uuid and k.task_id = t.id and k.stopped_at is null
      and t.due_on is distinct from k.due_on`
}

const read = new WeakMap<Tx, Map<DateString, Promise<Calendar>>>()

/**
 * The calendar from that year on, read once in the same transaction: a submission starts half a dozen clocks, and a
 * second connection here could starve the pool.
 */
export function calendarSince(tx: Tx, startedOn: DateString): Promise<Calendar> {
  const from = yearStart(startedOn)
  const known = read.get(tx) ?? new Map<DateString, Promise<Calendar>>()
  read.set(tx, known)
  const calendar = known.get(from) ?? readCalendar(tx, from)
  known.set(from, calendar)
  return calendar
}

async function readCalendar(tx: Tx, from: DateString): Promise<Calendar> {
  return calendarOf(await listCalendarDays(systemActor('期限'), { from, to: '2100-12-31' }, tx))
}
