import { type Actor, can } from '@/lib/core/actor'

/** Which body answers for what is registered by the system administrator. */
export function canRegister(actor: Actor): boolean {
  return can(actor, 'departments.keep')
}
