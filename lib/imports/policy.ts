import type { Actor } from '@/lib/core/actor'

/** Imports write registers of every area at once, so only the system administrator and the portal itself run them. */
export function canImport(actor: Actor): boolean {
  return actor.role === 'sysadmin' || actor.role === 'system'
}
