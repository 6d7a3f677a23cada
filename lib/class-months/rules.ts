import { addMonths, type DateString, monthEnd, monthStart } from '@/lib/format/date'

/** 2026-11 */
export type Month = string

/** Months back that may still be told or put right. */
export const MONTHS_BACK = 24

export const monthOfDay = (day: DateString): Month => day.slice(0, 7)
export const firstDay = (month: Month): DateString => `${month}-01`

/** A month that has begun, not longer ago than two years. */
export const isTellable = (month: Month, today: DateString): boolean =>
  month <= monthOfDay(today) && firstDay(month) >= addMonths(monthStart(today), -MONTHS_BACK)

/** This month and those before it, latest first. */
export const monthsBack = (today: DateString, count: number): Month[] =>
  Array.from({ length: count }, (_, index) => monthOfDay(addMonths(monthStart(today), -index)))

/** True where the class was open on a day of the month. */
export const isOpenIn = (
  { openedOn, closedOn }: { openedOn: DateString; closedOn: DateString | null },
  month: Month,
): boolean => openedOn <= monthEnd(firstDay(month)) && (closedOn === null || closedOn > firstDay(month))
