import { type Actor, can } from '@/lib/core/actor'

/** Every deadline of every area leans on the calendar, so only the system administrator (and the import) changes it. */
export function canChangeCalendar(actor: Actor): boolean {
  return can(actor, 'calendar.change')
}
