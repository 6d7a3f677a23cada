import {
  type Calendar,
  type Deadline,
  deadlineOf,
  describeDaysLeft,
  workingDaysBetween,
} from '@/lib/calendar/rules'
import type { DateString } from '@/lib/format/date'
import { daysBetween } from '@/lib/format/date'
import type { ClockCode } from '@/lib/procedures/schema'

/** The clocks whose end is the receiving department's duty (登记和备案办法（试行）第九条); queues order by them. */
export const OFFICIAL_CLOCKS = ['receipt', 'compliance'] as const satisfies readonly ClockCode[]

/** A clock as stored: it started, may have stood still, and may be standing still now. */
export type Clock = {
  startedOn: DateString
  days: number
  unit: 'working' | 'calendar'
  pausedOn: DateString | null
  pausedDays: number
}

/** The last day of a clock, its pauses added in its own unit; provisional where a year's calendar is not published. */
export function clockDue(clock: Clock, today: DateString, calendar: Calendar): Deadline {
  const standing = clock.pausedOn === null ? 0 : pauseLength(clock.pausedOn, today, clock.unit, calendar)
  const days = clock.days + clock.pausedDays + standing
  return deadlineOf({ from: clock.startedOn, days, unit: clock.unit }, calendar)
}

/** Days a clock stood still from the day it paused until the day it runs again, in its own unit, never negative. */
export function pauseLength(
  from: DateString,
  until: DateString,
  unit: 'working' | 'calendar',
  calendar: Calendar,
): number {
  const length = unit === 'working' ? workingDaysBetween(from, until, calendar) : daysBetween(from, until)
  return Math.max(0, length)
}

export type ClockLevel = 'running' | 'soon' | 'overdue' | 'paused'

/** Green until the reminder, amber from it (and on the last day), red the day after; a paused clock says so. */
export function clockLevel(
  clock: { dueOn: DateString; pausedOn: DateString | null; reminderDays: number },
  today: DateString,
  calendar: Calendar,
): ClockLevel {
  if (clock.pausedOn !== null) return 'paused'
  const left = describeDaysLeft(today, clock.dueOn, calendar)
  if (left.state === 'over') return 'overdue'
  return left.days <= clock.reminderDays ? 'soon' : 'running'
}

type SweptClock = {
  code: string
  dueOn: DateString
  pausedOn: DateString | null
  reminderDays: number
  isReminded: boolean
  isOverdue: boolean
}

/**
 * What the passing of time asks of a clock: each at most once. The applicant's own term (补正) only reminds, it never
 * counts as late. `settle`: it was late, but a calendar published since has moved its end.
 */
export function sweepSteps(
  clock: SweptClock,
  today: DateString,
  calendar: Calendar,
): { remind: boolean; overdue: boolean; settle: boolean } {
  const level = clockLevel(clock, today, calendar)
  const onlyReminds = clock.code === 'correction_answer'
  const isDue = level === 'soon' || (onlyReminds && level === 'overdue')
  return {
    remind: isDue && !clock.isReminded,
    overdue: level === 'overdue' && !onlyReminds && !clock.isOverdue,
    settle: clock.isOverdue && level !== 'overdue' && level !== 'paused',
  }
}
