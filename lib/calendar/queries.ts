import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { db, type Reader } from '@/lib/core/db'
import { memo } from '@/lib/core/memo'
import { type DateString, fromDateColumn, toDateColumn } from '@/lib/format/date'
import type { CalendarDayKind } from '@/prisma/generated/enums'
import { type Calendar, calendarOf } from './rules'

export type CalendarDayDto = { date: DateString; name: string; kind: CalendarDayKind; source: string }

type Range = { from: DateString; to: DateString }

/** The published days off and make-up days by date, all of them or those of a range (both ends counted). */
export async function listCalendarDays(
  _actor: Actor,
  range?: Range,
  reader: Reader = db,
): Promise<CalendarDayDto[]> {
  const where = range ? { date: { gte: toDateColumn(range.from), lte: toDateColumn(range.to) } } : {}
  const rows = await reader.calendarDay.findMany({ where, orderBy: { date: 'asc' } })
  return rows.map((row) => ({ ...row, date: fromDateColumn(row.date) }))
}

async function readCalendar(): Promise<Calendar> {
  const rows = await db.calendarDay.findMany({ select: { date: true, name: true, kind: true } })
  return calendarOf(rows.map((row) => ({ ...row, date: fromDateColumn(row.date) })))
}

const remembered = memo(readCalendar)

/** The working-day calendar every deadline is counted by; remembered until something changes. */
export function getCalendar(): Promise<Calendar> {
  return remembered('calendar')
}
