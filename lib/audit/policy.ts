import type { Actor, Role } from '@/lib/core/actor'

/** Who reads what everybody did: the two powers that do not run the data themselves. */
const READERS: readonly Role[] = ['secadmin', 'auditor']

export const canReadAudit = (actor: Actor): boolean => READERS.includes(actor.role)

export type AuditScope = { id?: { in: bigint[] } }

/** A filter that matches nothing for everybody else. */
export function visibleTo(actor: Actor): AuditScope {
  return canReadAudit(actor) ? {} : { id: { in: [] } }
}
