import { type Actor, can, isAdmin } from '@/lib/core/actor'

export type PlanEvent = 'change_target' | 'set_members'

/** What the actor may do to a plan (or sub-area) of this region: its planner in the own area, the system administrator anywhere. */
export function allowedEvents(actor: Actor, record: { regionPath: string }): PlanEvent[] {
  if (actor.accountId === null) return []
  return can(actor, 'plans.change', record.regionPath) ? ['change_target', 'set_members'] : []
}

/** A moving reference serves the plans of every region, so no single region's planner may move it. */
export function canSetReference(actor: Actor): boolean {
  return isAdmin(actor) && can(actor, 'plans.change')
}
