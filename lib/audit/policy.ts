import { type Actor, can } from '@/lib/core/actor'

/** Who reads what everybody did: the auditor alone, who does nothing else (三员分立). */
export const canReadAudit = (actor: Actor): boolean => can(actor, 'audit.read')

export type AuditScope = { id?: { in: bigint[] } }

/** A filter that matches nothing for everybody else. */
export function visibleTo(actor: Actor): AuditScope {
  return canReadAudit(actor) ? {} : { id: { in: [] } }
}
