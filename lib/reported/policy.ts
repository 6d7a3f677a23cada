import { type Actor, coversPath, isOfficial, type Role } from '@/lib/core/actor'
import { subtreeRange } from '@/lib/regions/rules'
import type { ReportedState } from '@/prisma/generated/enums'
import { nextState, REPORTED_EVENTS, type ReportedEvent } from './rules'

const KEEPERS: readonly Role[] = ['planner', 'reviewer']
const READERS_OF_ALL: readonly Role[] = ['sysadmin', 'auditor', 'system']

export type ReportedScope = { id?: { in: string[] }; region?: { path: { gte: string; lt: string } } }

/** The figures an actor may list: officials those of their area; for everybody else a filter that matches nothing. */
export function visibleTo(actor: Actor): ReportedScope {
  if (READERS_OF_ALL.includes(actor.role)) return {}
  if (isOfficial(actor) && actor.regionPath) return { region: { path: subtreeRange(actor.regionPath) } }
  return { id: { in: [] } }
}

/** Planner and reviewer enter for their own area, the system administrator (and an import) for any. */
export function canEnter(actor: Actor, regionPath: string): boolean {
  if (actor.role === 'sysadmin' || actor.role === 'system') return true
  return KEEPERS.includes(actor.role) && coversPath(actor, regionPath)
}

/** May the actor enter for some region at all? */
export const canEnterSomewhere = (actor: Actor): boolean =>
  actor.role === 'sysadmin' || (KEEPERS.includes(actor.role) && actor.regionPath !== null)

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
  const decides =
    !isOwn &&
    (actor.role === 'sysadmin' || (KEEPERS.includes(actor.role) && coversPath(actor, figure.regionPath)))
  return REPORTED_EVENTS.filter((event) => {
    if (nextState(figure.state, event) === null) return false
    return event === 'withdraw' ? isOwn : decides
  })
}
