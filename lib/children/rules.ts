import { addMonths, type DateString, monthStart } from '@/lib/format/date'

/** 托育 is for the under-threes; kindergarten classes and their waiting lists reach further. */
const OLDEST_MONTHS = 84

/** What is wrong with a month of birth (YYYY-MM), null when nothing is. Source: 学前教育法 第二条（六周岁前后入小学）. */
export function birthMonthError(month: string, today: DateString): string | null {
  const first = `${month}-01`
  if (first > today) return '出生年月不能晚于本月'
  if (first < monthStart(addMonths(today, -OLDEST_MONTHS)))
    return '这里只登记七周岁以下的孩子，请核对出生年月'
  return null
}

/** The month of a birth date or of a date column: 2025-03-14 → 2025-03. */
export const monthOfBirth = (date: DateString): string => date.slice(0, 7)

export const monthColumn = (month: string): DateString => `${month}-01`

/** The months a child on these pages can be born in, this one first. */
export const birthMonths = (today: DateString): string[] =>
  Array.from({ length: OLDEST_MONTHS + 1 }, (_, back) => monthOfBirth(addMonths(monthStart(today), -back)))
