import { type Actor, can } from '@/lib/core/actor'

export type RegionEvent = 'rename' | 'set_aliases' | 'set_in_force'

/** Divisions are the frame of every area's rights, so only the system administrator changes them. */
export function allowedEvents(actor: Actor): RegionEvent[] {
  return actor.accountId !== null && can(actor, 'regions.change')
    ? ['rename', 'set_aliases', 'set_in_force']
    : []
}
