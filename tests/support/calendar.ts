import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Calendar } from '@/lib/calendar/rules'

/** The calendar as the portal ships it: prisma/seed/reference/holidays.csv (日期,名称,类型,来源). */
export const loadReferenceCalendar = (): Calendar => {
  const file = fileURLToPath(new URL('../../prisma/seed/reference/holidays.csv', import.meta.url))
  const [header, ...lines] = readFileSync(file, 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line !== '')
  if (!header?.startsWith('日期,名称,类型')) throw new Error(`unexpected header in holidays.csv: ${header}`)
  const rows = lines.map((line) => line.split(','))
  const datesOf = (kind: string) => new Set(rows.filter((row) => row[2] === kind).map((row) => row[0] ?? ''))
  const publishedYears = new Set([2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026])
  return { offDays: datesOf('放假'), workDays: datesOf('补班'), publishedYears }
}
