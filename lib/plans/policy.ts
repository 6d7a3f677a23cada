import { type Actor, coversPath } from '@/lib/core/actor'

export type PlanEvent = 'change_target' | 'set_members'

/** What the actor may do to a plan (or sub-area) of this region: its planner in the own area, the system administrator anywhere. */
export function allowedEvents(actor: Actor, record: { regionPath: string }): PlanEvent[] {
  const isKeeper =
    actor.role === 'sysadmin' || (actor.role === 'planner' && coversPath(actor, record.regionPath))
  return isKeeper ? ['change_target', 'set_members'] : []
}

/** A moving reference serves the plans of every region, so no single region's planner may move it. */
export function canSetReference(actor: Actor): boolean {
  return actor.role === 'sysadmin'
}
