import { childrenOfArea } from '@/lib/children/policy'
import { type Actor, can, isAdmin } from '@/lib/core/actor'
import { subtreeRange } from '@/lib/regions/rules'
import { REVEAL_RIGHTS, type RevealSubject } from './rules'

const NOTHING = { id: { in: [] as string[] } }

/** May the actor have full numbers of this kind shown at all? Whose, the scopes below say. */
export const mayReveal = (actor: Actor, subjectType: RevealSubject): boolean =>
  can(actor, REVEAL_RIGHTS[subjectType]) && (actor.regionPath !== null || isAdmin(actor))

/** The people whose number the actor may have shown: those with a post, past or present, in the area. */
export function revealableStaff(actor: Actor) {
  if (!can(actor, 'staff.reveal')) return NOTHING
  if (actor.role === 'system' || isAdmin(actor)) return {}
  return actor.regionPath ? { posts: { some: { regionPath: subtreeRange(actor.regionPath) } } } : NOTHING
}

export const revealableChildren = (actor: Actor) => childrenOfArea(actor, 'children.reveal')
