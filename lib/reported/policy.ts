import { type Actor, can, isAdmin, isOfficial } from '@/lib/core/actor'
import { subtreeRange } from '@/lib/regions/rules'
import type { ReportedState } from '@/prisma/generated/enums'
import { nextState, REPORTED_EVENTS, type ReportedEvent } from './rules'

export type ReportedScope = { id?: { in: string[] }; region?: { path: { gte: string; lt: string } } }

/** The figures an actor may list: officials those of their area; for everybody else a filter that matches nothing. */
export function visibleTo(actor: Actor): ReportedScope {
  if (actor.role === 'system' || (isAdmin(actor) && can(actor, 'reported.keep'))) return {}
  if (isOfficial(actor) && actor.regionPath) return { region: { path: subtreeRange(actor.regionPath) } }
  return { id: { in: [] } }
}

/** Planner and reviewer enter for their own area, the system administrator (and an import) for any. */
export function canEnter(actor: Actor, regionPath: string): boolean {
  return can(actor, 'reported.keep', regionPath)
}

/** May the actor enter for some region at all? */
export const canEnterSomewhere = (actor: Actor): boolean =>
  can(actor, 'reported.keep') && (isAdmin(actor) || actor.regionPath !== null)

/**
 * What the actor may do with a figure now. Four eyes: who entered it may only withdraw it; another planner or
 * reviewer of the same or a higher area, or another administrator, decides.
 */
export function allowedEvents(
  actor: Actor,
  figure: { regionPath: string; state: ReportedState; enteredById: string | null },
): ReportedEvent[] {
  if (actor.accountId === null) return []
  const isOwn = figure.enteredById === actor.accountId
  const decides = !isOwn && can(actor, 'reported.keep', figure.regionPath)
  return REPORTED_EVENTS.filter((event) => {
    if (nextState(figure.state, event) === null) return false
    return event === 'withdraw' ? isOwn : decides
  })
}
