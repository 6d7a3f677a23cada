import { type Actor, can } from '@/lib/core/actor'
import { subtreeRange } from '@/lib/regions/rules'

/** The roll of the official's own area; for everybody else nothing matches. */
export function keptBy(actor: Actor) {
  if (actor.role === 'system') return {}
  if (!can(actor, 'experts.keep') || !actor.regionPath) return { id: { in: [] as string[] } }
  return { regionPath: subtreeRange(actor.regionPath) }
}

export const keepsExperts = (actor: Actor, regionPath: string): boolean =>
  can(actor, 'experts.keep', regionPath)
