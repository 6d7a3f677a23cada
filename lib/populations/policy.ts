import { type Actor, can } from '@/lib/core/actor'

/** Denominators of every area's figures are kept in one place: by the system administrator (and the import). */
export function canSetStatistic(actor: Actor): boolean {
  return can(actor, 'populations.change')
}
