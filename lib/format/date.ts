import { orUnknown } from '@/lib/format/unknown'

/**
 * A civil date in Asia/Shanghai, 'YYYY-MM-DD'. Arithmetic runs on UTC day numbers, never on local time,
 * so it is the same on every machine; such strings also compare with < and >.
 */
export type DateString = string

const MS_PER_DAY = 86_400_000
const TIME_ZONE = 'Asia/Shanghai'
const DATE_PATTERN = /^\d{4}-\d{2}-\d{2}$/
const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const

const instantParts = new Intl.DateTimeFormat('zh-CN', {
  timeZone: TIME_ZONE,
  calendar: 'gregory',
  numberingSystem: 'latn',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

const fromDayNumber = (day: number): DateString => {
  const instant = new Date(day * MS_PER_DAY)
  const year = instant.getUTCFullYear()
  if (!(year >= 0 && year <= 9999)) throw new RangeError(`date out of range: day ${day}`)
  return instant.toISOString().slice(0, 10)
}

const parse = (text: string): number | null => {
  if (!DATE_PATTERN.test(text)) return null
  const instant = new Date(`${text}T00:00:00Z`)
  // Engines roll 02-30 over into March instead of refusing it.
  return instant.getUTCDate() === Number(text.slice(8)) ? instant.getTime() / MS_PER_DAY : null
}

const dayNumber = (date: DateString): number => {
  const day = parse(date)
  if (day === null) throw new RangeError(`not a calendar date: ${date}`)
  return day
}

/** True for an existing day written 'YYYY-MM-DD'; 2025-02-30 is none. */
export const isRealDate = (text: string): boolean => parse(text) !== null

export const addDays = (date: DateString, days: number): DateString => {
  if (!Number.isInteger(days)) throw new RangeError(`days must be an integer: ${days}`)
  return fromDayNumber(dayNumber(date) + days)
}

/** Days from the first date to the second; negative when the second lies earlier. */
export const daysBetween = (from: DateString, to: DateString): number => dayNumber(to) - dayNumber(from)

/** 0 is Sunday, 6 is Saturday. */
export const weekdayOf = (date: DateString): number => (((dayNumber(date) + 4) % 7) + 7) % 7

export const isWeekend = (date: DateString): boolean => [0, 6].includes(weekdayOf(date))

export const yearOf = (date: DateString): number => Number(date.slice(0, 4))

/** 1 to 12. */
export const monthOf = (date: DateString): number => Number(date.slice(5, 7))

/** 1 to 4. */
export const quarterOf = (date: DateString): number => Math.ceil(monthOf(date) / 3)

const dateOf = (year: number, month: number, day: number): DateString => {
  const pad = (value: number, width: number) => String(value).padStart(width, '0')
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
}

export const monthStart = (date: DateString): DateString => dateOf(yearOf(date), monthOf(date), 1)

export const quarterStart = (date: DateString): DateString => dateOf(yearOf(date), quarterOf(date) * 3 - 2, 1)

export const yearStart = (date: DateString): DateString => dateOf(yearOf(date), 1, 1)

export const yearEnd = (date: DateString): DateString => dateOf(yearOf(date), 12, 31)

/** The same day n months on, or the month's last day where that day does not exist (01-31 + 1 → 02-28). */
export const addMonths = (date: DateString, months: number): DateString => {
  if (!Number.isInteger(months)) throw new RangeError(`months must be an integer: ${months}`)
  const index = yearOf(date) * 12 + monthOf(date) - 1 + months
  const first = dateOf(Math.floor(index / 12), (((index % 12) + 12) % 12) + 1, 1)
  const day = Number(date.slice(8, 10))
  const candidate = addDays(first, day - 1)
  return monthOf(candidate) === monthOf(first) ? candidate : monthEnd(first)
}

export const monthEnd = (date: DateString): DateString => addDays(addMonths(monthStart(date), 1), -1)

export const quarterEnd = (date: DateString): DateString => addDays(addMonths(quarterStart(date), 3), -1)

const partsOf = (instant: Date): Record<string, string> =>
  Object.fromEntries(instantParts.formatToParts(instant).map(({ type, value }) => [type, value]))

/** The civil date in Asia/Shanghai at an instant. */
export const dateInShanghai = (instant: Date): DateString => {
  const { year = '', month = '', day = '' } = partsOf(instant)
  return `${year.padStart(4, '0')}-${month}-${day}`
}

/** The instant at which a day begins in Asia/Shanghai (UTC+8 all year since 1992), for timestamptz ranges. */
export const shanghaiDayStart = (date: DateString): Date =>
  new Date(dayNumber(date) * MS_PER_DAY - 8 * 3_600_000)

/** A Prisma `@db.Date` column arrives as a Date at UTC midnight; its civil date is the UTC one. */
export const fromDateColumn = (value: Date): DateString => value.toISOString().slice(0, 10)

/** The Date at UTC midnight that Prisma expects for a `@db.Date` column. */
export const toDateColumn = (date: DateString): Date => new Date(dayNumber(date) * MS_PER_DAY)

const dayText = (date: DateString): string =>
  `${yearOf(date)}年${monthOf(date)}月${Number(date.slice(8, 10))}日`

const timeText = (instant: Date): string => {
  const { hour, minute } = partsOf(instant)
  return `${hour}:${minute}`
}

/** 2026年11月22日 (周日) */
export const formatDate = (date: DateString | null | undefined): string =>
  orUnknown(date, (known) => `${dayText(known)} (${WEEKDAYS[weekdayOf(known)]})`)

/** 2026年11月22日, for tables where the weekday is noise. */
export const formatDay = (date: DateString | null | undefined): string => orUnknown(date, dayText)

/** 2026年11月 */
export const formatMonth = (date: DateString | null | undefined): string =>
  orUnknown(date, (known) => `${yearOf(known)}年${monthOf(known)}月`)

/** 2026年第4季度 */
export const formatQuarter = (date: DateString | null | undefined): string =>
  orUnknown(date, (known) => `${yearOf(known)}年第${quarterOf(known)}季度`)

/** 24-hour Shanghai time of an instant: 08:05 */
export const formatTime = (instant: Date | null | undefined): string => orUnknown(instant, timeText)

/** 2026年11月22日 (周日) 08:05, in Shanghai time. */
export const formatDateTime = (instant: Date | null | undefined): string =>
  orUnknown(instant, (known) => `${formatDate(dateInShanghai(known))} ${timeText(known)}`)
