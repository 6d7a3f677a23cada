import { visibleTo as visibleCases } from '@/lib/case-scopes/policy'
import { type Actor, can, isOfficial } from '@/lib/core/actor'

const NOTHING = { id: { in: [] as string[] } }

/**
 * The posts an actor sees: an operator those with its own body; an official those with bodies that have a case he
 * sees; for everybody else nothing matches.
 */
export function visibleTo(actor: Actor) {
  if (actor.role === 'system') return {}
  if (actor.role === 'operator') return actor.operatorId ? { operatorId: actor.operatorId } : NOTHING
  if (isOfficial(actor)) return { operator: { cases: { some: visibleCases(actor) } } }
  return NOTHING
}

/** Only the body's own people keep its staff list. */
export const keepsStaff = (actor: Actor): boolean => can(actor, 'operator.staff') && actor.operatorId !== null
