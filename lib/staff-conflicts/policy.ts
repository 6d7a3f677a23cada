import { type Actor, can, coversPath, isAdmin } from '@/lib/core/actor'
import { subtreeRange } from '@/lib/regions/rules'
import type { StaffConflictState } from '@/prisma/generated/enums'
import { CONFLICT_EVENTS, type ConflictEvent, nextState } from './rules'

type Range = { gte: string; lt: string }
export type ConflictScope = {
  id?: { in: string[] }
  OR?: [{ county: { path: Range } }, { person: { posts: { some: { endedOn: null; regionPath: Range } } } }]
}

export const readsConflicts = (actor: Actor): boolean =>
  can(actor, 'conflicts.decide') || can(actor, 'staff.read')

/** An official sees what concerns the own area: the county of the conflict, or any running post of the person. */
export function visibleTo(actor: Actor): ConflictScope {
  if (actor.role === 'system') return {}
  if (!readsConflicts(actor)) return { id: { in: [] } }
  if (isAdmin(actor)) return {}
  if (!actor.regionPath) return { id: { in: [] } }
  const range = subtreeRange(actor.regionPath)
  return {
    OR: [{ county: { path: range } }, { person: { posts: { some: { endedOn: null, regionPath: range } } } }],
  }
}

type Concern = { state: StaffConflictState; paths: readonly string[] }

/** Who decides conflicts in the area of either side. */
export function allowedEvents(actor: Actor, { state, paths }: Concern): ConflictEvent[] {
  if (!can(actor, 'conflicts.decide') || !paths.some((path) => path !== '' && coversPath(actor, path)))
    return []
  return CONFLICT_EVENTS.filter((event) => nextState(state, event) !== null)
}
