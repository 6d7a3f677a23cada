import { type Actor, can } from '@/lib/core/actor'

/** Imports write registers of every area at once, so only the system administrator and the portal itself run them. */
export function canImport(actor: Actor): boolean {
  return can(actor, 'imports.run')
}
