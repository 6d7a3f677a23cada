import { type Actor, can } from '@/lib/core/actor'

/** Filings of every area are measured by the settings, so only the system administrator (and the seed) sets them. */
export function canChangeSettings(actor: Actor): boolean {
  return can(actor, 'settings.change')
}
