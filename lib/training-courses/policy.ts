import { type Actor, can } from '@/lib/core/actor'
import { subtreeRange } from '@/lib/regions/rules'

const NOTHING = { id: { in: [] as string[] } }

/** The courses an official keeps: those of the own area; for everybody else nothing matches. */
export function keptBy(actor: Actor) {
  if (actor.role === 'system') return {}
  if (!can(actor, 'training.keep') || !actor.regionPath) return NOTHING
  return { regionPath: subtreeRange(actor.regionPath) }
}

export const keepsTraining = (actor: Actor, regionPath: string): boolean =>
  can(actor, 'training.keep', regionPath)
