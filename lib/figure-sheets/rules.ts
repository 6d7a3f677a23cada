import { addMonths, type DateString, monthEnd } from '@/lib/format/date'

/** The days of a trend, ascending: the last 23 month ends before today, and today. */
export function trendDays(today: DateString, months = 24): DateString[] {
  const ends = Array.from({ length: months - 1 }, (_, index) =>
    monthEnd(addMonths(today, index + 1 - months)),
  )
  return [...ends, today]
}

/** The trend in a sentence; null when fewer than two days are known. */
export function trendChange(
  points: readonly { day: DateString; value: number | null }[],
): { from: { day: DateString; value: number }; to: { day: DateString; value: number } } | null {
  const known = points.flatMap(({ day, value }) => (value === null ? [] : [{ day, value }]))
  const [from, to] = [known[0], known.at(-1)]
  return from && to && from !== to ? { from, to } : null
}
