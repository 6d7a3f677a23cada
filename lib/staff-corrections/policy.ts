import { type Actor, can } from '@/lib/core/actor'
import { subtreeRange } from '@/lib/regions/rules'

type Range = { gte: string; lt: string }
export type CorrectionScope = { id?: { in: string[] }; personId?: string; county?: { path: Range } }

/** People their own requests, the department those of its area, nobody else any. */
export function visibleTo(actor: Actor): CorrectionScope {
  if (actor.role === 'system') return {}
  if (can(actor, 'staff.own') && actor.staffPersonId) return { personId: actor.staffPersonId }
  if (can(actor, 'corrections.decide') && actor.regionPath)
    return { county: { path: subtreeRange(actor.regionPath) } }
  return { id: { in: [] } }
}

export const decidesCorrections = (actor: Actor): boolean =>
  can(actor, 'corrections.decide') && actor.staffPersonId === null
