import { type Actor, can, type Role } from '@/lib/core/actor'

const READERS: readonly Role[] = ['reviewer', 'planner', 'township']

/** Who brings late cases and silent departments to the joint meeting: those who answer for an area's filings. */
export const readsJointList = (actor: Actor): boolean =>
  READERS.includes(actor.role) && can(actor, 'filings.read') && actor.regionCode !== null
