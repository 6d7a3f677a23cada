import { type Actor, can } from '@/lib/core/actor'

/** What a procedure asks is published and switched by the system administrator (and the reference data). */
export function canPublish(actor: Actor): boolean {
  return can(actor, 'procedures.publish')
}
