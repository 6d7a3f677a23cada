import 'server-only'
import { getCalendar } from '@/lib/calendar/queries'
import type { Calendar } from '@/lib/calendar/rules'
import { systemActor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { announceChange } from '@/lib/core/changes'
import { now, todayInShanghai } from '@/lib/core/clock'
import { db, type Tx, transaction } from '@/lib/core/db'
import { type DateString, fromDateColumn, toDateColumn } from '@/lib/format/date'
import { postNotice } from '@/lib/notices/commands'
import type { FilingClock } from '@/prisma/generated/client'
import { calendarSince, refreshDue } from './commands'
import { clockLabel } from './labels'
import { clockNotices, type NoticedCase } from './notices'
import { clockDue, sweepSteps } from './rules'

export type SweepCounts = { cases: number; reminded: number; overdue: number; moved: number; failed: number }

const BATCH = 1_000
const sweeper = systemActor('期限巡查')

/**
 * Lets time pass over every running clock: recounts its end (a calendar may have been published), reminds before it,
 * tells applicant and supervisor once when it is over, and puts the case on the 联席会议 list, all without a human.
 * Each case is one transaction under its own row lock, looked at anew inside it: running twice or in several processes
 * does nothing twice, and a case that fails does not hold up the others.
 */
export async function sweepClocks(
  today: DateString = todayInShanghai(),
  onError: (error: unknown) => void = () => undefined,
): Promise<SweepCounts> {
  const counts: SweepCounts = { cases: 0, reminded: 0, overdue: 0, moved: 0, failed: 0 }
  const calendar = await getCalendar()
  for await (const caseId of casesToSweep(today, calendar)) {
    try {
      const done = await transaction((tx) => sweepCase(tx, caseId, today))
      counts.cases += 1
      counts.reminded += done.reminded
      counts.overdue += done.overdue
      counts.moved += done.moved
    } catch (error) {
      counts.failed += 1
      onError(error)
    }
  }
  return counts
}

/** Cases with a clock on which something has to be done; most clocks of most hours need nothing. */
async function* casesToSweep(today: DateString, calendar: Calendar): AsyncGenerator<string> {
  const seen = new Set<string>()
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const rows = await db.filingClock.findMany({
      where: { stoppedAt: null, id: { gt: after } },
      orderBy: { id: 'asc' },
      take: BATCH,
    })
    for (const row of rows) {
      if (seen.has(row.caseId) || !needsSweep(row, today, calendar)) continue
      seen.add(row.caseId)
      yield row.caseId
    }
    const last = rows.at(-1)
    if (!last || rows.length < BATCH) return
    after = last.id
  }
}

function look(row: FilingClock, today: DateString, calendar: Calendar) {
  const pausedOn = row.pausedOn && fromDateColumn(row.pausedOn)
  const { days, unit, pausedDays, code, reminderDays } = row
  const term = { startedOn: fromDateColumn(row.startedOn), days, unit, pausedOn, pausedDays }
  const { due, provisional } = clockDue(term, today, calendar)
  const told = { isReminded: row.remindedAt !== null, isOverdue: row.overdueAt !== null }
  const steps = sweepSteps({ code, dueOn: due, pausedOn, reminderDays, ...told }, today, calendar)
  const isMoved = due !== fromDateColumn(row.dueOn) || provisional !== row.isProvisional
  return { due, provisional, steps, isMoved }
}

const needsSweep = (row: FilingClock, today: DateString, calendar: Calendar): boolean => {
  const { steps, isMoved } = look(row, today, calendar)
  return isMoved || steps.remind || steps.overdue || steps.settle
}

async function sweepCase(tx: Tx, caseId: string, today: DateString) {
  // The case first, as every command does: two that lock in another order would wait for each other.
  await tx.$queryRaw`select 1 from filing_cases where id = ${caseId}::uuid for update`
  const filing = await tx.filingCase.findUnique({
    where: { id: caseId },
    select: {
      ...{ id: true, number: true, title: true, operatorId: true, countyCode: true, assigneeId: true },
      clocks: {
        where: { stoppedAt: null },
        orderBy: { id: 'asc' },
        include: { task: { select: { id: true, departmentName: true } } },
      },
    },
  })
  const done = { reminded: 0, overdue: 0, moved: 0 }
  if (!filing) return done
  const earliest = filing.clocks.map((row) => fromDateColumn(row.startedOn)).sort()[0] ?? today
  const calendar = await calendarSince(tx, earliest)
  for (const { task, ...row } of filing.clocks) {
    const { due, provisional, steps, isMoved } = look(row, today, calendar)
    if (!needsSweep(row, today, calendar)) continue
    const at = now()
    await tx.filingClock.update({
      where: { id: row.id },
      data: {
        dueOn: toDateColumn(due),
        isProvisional: provisional,
        ...(steps.remind && { remindedAt: at }),
        ...(steps.overdue && { overdueAt: at, escalatedAt: at }),
        ...(steps.settle && { overdueAt: null, escalatedAt: null }),
      },
      select: { id: true },
    })
    const event = steps.overdue ? 'overdue' : steps.remind ? 'reminder' : null
    if (event) {
      const clock = { id: row.id, code: row.code, dueOn: due, task }
      for (const notice of clockNotices(event, clock, filing, today, calendar)) await postNotice(tx, notice)
    }
    if (steps.overdue)
      await recordOverdue(tx, filing, clockLabel(row.code), task?.departmentName ?? null, due)
    if (steps.remind) done.reminded += 1
    if (steps.overdue) done.overdue += 1
    if (isMoved) done.moved += 1
  }
  await refreshDue(tx, caseId)
  // A day that moved without a line of evidence still stands otherwise in the remembered queues.
  if (done.moved > 0) await announceChange(tx)
  return done
}

const recordOverdue = (
  tx: Tx,
  filing: NoticedCase,
  clock: string,
  departmentName: string | null,
  dueOn: DateString,
): Promise<void> =>
  audit(tx, sweeper, {
    action: 'filing.overdue',
    subject: { type: 'filing', id: filing.id },
    regionCode: filing.countyCode,
    after: { clock, departmentName, dueOn },
  })

const HOUR = 3_600_000

/** Sweeps 30 seconds after the start and then every hour. */
export function startClockSweep(onError: (error: unknown) => void): void {
  const run = () =>
    sweepClocks(todayInShanghai(), onError)
      .catch(onError)
      .finally(() => setTimeout(run, HOUR).unref())
  setTimeout(run, 30_000).unref()
}
