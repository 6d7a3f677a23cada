import type { Actor } from '@/lib/core/actor'

export type OperatorScope = { operatorId: string } | { id: { in: string[] } }

/** What hangs on an operator body (facilities, staff) is seen by its own people; for everybody else nothing matches. */
export function ownedBy(actor: Actor): OperatorScope {
  return actor.role === 'operator' && actor.operatorId ? { operatorId: actor.operatorId } : { id: { in: [] } }
}
