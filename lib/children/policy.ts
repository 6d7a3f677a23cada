import { type Actor, can, isAdmin } from '@/lib/core/actor'
import { subtreeRange } from '@/lib/regions/rules'

const NOTHING = { id: { in: [] as string[] } }

/** The children somebody is a guardian of now; for everybody else a filter that matches nothing. */
export function ownChildren(actor: Actor) {
  if (!can(actor, 'family.use') || actor.accountId === null) return NOTHING
  return { guardianships: { some: { accountId: actor.accountId, withdrawnAt: null } } }
}

/**
 * The children an official finds: those who live in the area and have a guardian who consents; a record only kept for
 * another duty is used for nothing else (个人信息保护法 第四十七条第二款). Nothing without the permission.
 */
export function childrenOfArea(actor: Actor, right: 'children.look_up' | 'children.reveal') {
  if (!can(actor, right)) return NOTHING
  const consented = { guardianships: { some: { withdrawnAt: null } } }
  if (actor.role === 'system' || isAdmin(actor)) return consented
  return actor.regionPath ? { ...consented, regionPath: subtreeRange(actor.regionPath) } : NOTHING
}
