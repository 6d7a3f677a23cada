import { addDays, type DateString, daysBetween, isWeekend, yearOf } from '@/lib/format/date'

/**
 * The State Council's yearly holiday notices: days off on weekdays or weekends, make-up working days on
 * weekends, and the years whose notice is known. A day in neither set follows the weekend.
 */
export type Calendar = {
  offDays: ReadonlySet<DateString>
  workDays: ReadonlySet<DateString>
  publishedYears: ReadonlySet<number>
}

/** `provisional`: some year the term touches has no published calendar, so only weekends were left out there. */
export type Deadline = { due: DateString; provisional: boolean }

export type DaysLeft = { state: 'left' | 'today' | 'over'; days: number }

export const isWorkingDay = (date: DateString, calendar: Calendar): boolean =>
  calendar.workDays.has(date) || !(calendar.offDays.has(date) || isWeekend(date))

const touchesUnpublishedYear = (from: DateString, to: DateString, calendar: Calendar): boolean => {
  for (let year = yearOf(from); year <= yearOf(to); year += 1) {
    if (!calendar.publishedYears.has(year)) return true
  }
  return false
}

const requireTerm = (days: number): void => {
  if (!Number.isInteger(days) || days < 0) {
    throw new RangeError(`a term is a whole number of days, not ${days}`)
  }
}

/**
 * The last day of a term counted in working days: the first day is not counted, make-up days work.
 * Zero days end on `from` itself. Throws RangeError for a negative or fractional term.
 * Source: 行政处罚法 第85条, 行政许可法 第82条 (terms in working days); regulations §4.5 (first day not counted).
 */
export const addWorkingDays = (from: DateString, days: number, calendar: Calendar): Deadline => {
  requireTerm(days)
  let due = from
  for (let left = days; left > 0; ) {
    due = addDays(due, 1)
    if (isWorkingDay(due, calendar)) left -= 1
  }
  return { due, provisional: touchesUnpublishedYear(from, due, calendar) }
}

/**
 * Working days after `from` up to and including `to`, negative when `to` lies earlier: the inverse of
 * addWorkingDays.
 */
export const workingDaysBetween = (from: DateString, to: DateString, calendar: Calendar): number => {
  if (daysBetween(from, to) < 0) return -workingDaysBetween(to, from, calendar)
  let count = 0
  for (let day = from; day < to; ) {
    day = addDays(day, 1)
    if (isWorkingDay(day, calendar)) count += 1
  }
  return count
}

/**
 * The last day of a term counted in calendar days: the first day is not counted, and a term ending on a day
 * off runs to the next working day. Only the end asks the calendar, so only the end can be provisional.
 * Source: regulations §4.5, §0.7; 民法典 第201、203条. Throws RangeError for a negative or fractional term.
 */
export const addCalendarDays = (from: DateString, days: number, calendar: Calendar): Deadline => {
  requireTerm(days)
  const end = addDays(from, days)
  let due = end
  while (!isWorkingDay(due, calendar)) due = addDays(due, 1)
  return { due, provisional: touchesUnpublishedYear(end, due, calendar) }
}

/**
 * Where today stands to a deadline, in working days. Zero days 'over' means past the term with no working
 * day gone since, such as the Saturday after a Friday deadline.
 */
export const describeDaysLeft = (today: DateString, due: DateString, calendar: Calendar): DaysLeft => {
  const ahead = daysBetween(today, due)
  if (ahead === 0) return { state: 'today', days: 0 }
  return ahead > 0
    ? { state: 'left', days: workingDaysBetween(today, due, calendar) }
    : { state: 'over', days: workingDaysBetween(due, today, calendar) }
}

type NoticeDay = { date: DateString; name: string; kind: 'off' | 'makeup' }

/**
 * The calendar the notices' rows make. A year counts as published when it has days off of both 元旦 and 国庆节, the
 * first and the last holiday of every State Council notice: a half-entered year stays provisional.
 */
export const calendarOf = (days: readonly NoticeDay[]): Calendar => {
  const off = days.filter((day) => day.kind === 'off')
  const yearsOf = (holiday: string) =>
    new Set(off.filter((day) => day.name.includes(holiday)).map((day) => yearOf(day.date)))
  const withNationalDay = yearsOf('国庆')
  return {
    offDays: new Set(off.map((day) => day.date)),
    workDays: new Set(days.filter((day) => day.kind === 'makeup').map((day) => day.date)),
    publishedYears: new Set([...yearsOf('元旦')].filter((year) => withNationalDay.has(year))),
  }
}

/** When a term of working or calendar days is due. Throws RangeError for a negative or fractional term. */
export const deadlineOf = (
  term: { from: DateString; days: number; unit: 'working' | 'calendar' },
  calendar: Calendar,
): Deadline =>
  term.unit === 'working'
    ? addWorkingDays(term.from, term.days, calendar)
    : addCalendarDays(term.from, term.days, calendar)
