import { type Actor, can, isAdmin } from '@/lib/core/actor'
import { subtreeRange } from '@/lib/regions/rules'

const NOTHING = { id: { in: [] as string[] } }

/** The children somebody is a guardian of now; for everybody else a filter that matches nothing. */
export function ownChildren(actor: Actor) {
  if (!can(actor, 'family.use') || actor.accountId === null) return NOTHING
  return { guardianships: { some: { accountId: actor.accountId, withdrawnAt: null } } }
}

/** The children an official finds: those who live in the area; nothing without the permission. */
export function childrenOfArea(actor: Actor, right: 'children.look_up' | 'children.reveal') {
  if (!can(actor, right)) return NOTHING
  if (actor.role === 'system' || isAdmin(actor)) return {}
  return actor.regionPath ? { regionPath: subtreeRange(actor.regionPath) } : NOTHING
}
