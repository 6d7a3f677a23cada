import { type Actor, can, type Role } from '@/lib/core/actor'

const READERS: readonly Role[] = ['reviewer', 'inspector', 'township', 'planner']

/** The officials who read the queue of their area. A department has its own tasks instead (/office/tasks). */
export const readsQueue = (actor: Actor): boolean =>
  READERS.includes(actor.role) && can(actor, 'filings.read') && actor.regionCode !== null

/** May the actor be among those who take cases of the county? Only the county's own reviewers act. */
export const actsInCounty = (actor: Actor, countyCode: string | null): boolean =>
  can(actor, 'filings.review') && countyCode !== null && actor.regionCode === countyCode
