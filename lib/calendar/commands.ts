import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { isUniqueViolation, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { isWeekend, toDateColumn } from '@/lib/format/date'
import { canChangeCalendar } from './policy'
import type { AddCalendarDayInput, RemoveCalendarDayInput } from './schema'

/** Adds a day off or a make-up day. Throws forbidden, invalid for a make-up day that works anyway, conflict for a day already there. */
export async function addCalendarDay(actor: Actor, input: AddCalendarDayInput): Promise<void> {
  if (!canChangeCalendar(actor)) throw new AppError('forbidden')
  if (input.kind === 'makeup' && !isWeekend(input.date))
    throw new AppError('invalid', { date: ['补班日应是周六或周日，这一天本来就上班'] })
  await transaction(async (tx) => {
    await tx.calendarDay.create({
      data: { ...input, date: toDateColumn(input.date) },
      select: { date: true },
    })
    await audit(tx, actor, {
      action: 'calendar.add_day',
      subject: { type: 'calendar_day', id: input.date },
      after: { name: input.name, kind: input.kind, source: input.source },
    })
  }).catch((error: unknown) => {
    if (isUniqueViolation(error))
      throw new AppError('conflict', { '': ['这一天已经在日历里。要改动，请先删除原来的记录。'] })
    throw error
  })
}

/** Takes a day out of the calendar. Throws forbidden, not_found. */
export async function removeCalendarDay(actor: Actor, input: RemoveCalendarDayInput): Promise<void> {
  if (!canChangeCalendar(actor)) throw new AppError('forbidden')
  const date = toDateColumn(input.date)
  await transaction(async (tx) => {
    const known = await tx.calendarDay.findUnique({ where: { date } })
    const removed = await tx.calendarDay.deleteMany({ where: { date } })
    if (!known || removed.count === 0) throw new AppError('not_found')
    await audit(tx, actor, {
      action: 'calendar.remove_day',
      subject: { type: 'calendar_day', id: input.date },
      before: { name: known.name, kind: known.kind, source: known.source },
      reason: input.reason,
    })
  })
}
