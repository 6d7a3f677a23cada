import { type Actor, can, coversPath } from '@/lib/core/actor'
import { subtreeRange } from '@/lib/regions/rules'
import type { ClaimState } from '@/prisma/generated/enums'
import { CLAIM_EVENTS, type ClaimEvent, nextState } from './rules'

export type ClaimScope = {
  id?: { in: string[] }
  operatorId?: string
  facility?: { regionPath: { gte: string; lt: string } }
}

/** An operator sees the requests of its own body, a reviewer those for facilities of its area, nobody else any. */
export function visibleTo(actor: Actor): ClaimScope {
  if (actor.role === 'system') return {}
  if (can(actor, 'operator.run') && actor.operatorId) return { operatorId: actor.operatorId }
  if (can(actor, 'claims.decide') && actor.regionPath)
    return { facility: { regionPath: subtreeRange(actor.regionPath) } }
  return { id: { in: [] } }
}

/** May the actor ask to run a facility? Its own people, for their body. */
export const canRequest = (actor: Actor): boolean => can(actor, 'operator.run') && actor.operatorId !== null

const decidesClaims = (actor: Actor): boolean => can(actor, 'claims.decide') && actor.regionPath !== null

/** What the actor may do with a request now. Four eyes: who asked does not decide (also a database constraint). */
export function allowedEvents(
  actor: Actor,
  claim: { state: ClaimState; operatorId: string; regionPath: string; requestedById: string },
): ClaimEvent[] {
  if (actor.accountId === null) return []
  const isOwn = canRequest(actor) && actor.operatorId === claim.operatorId
  const decides =
    decidesClaims(actor) && coversPath(actor, claim.regionPath) && actor.accountId !== claim.requestedById
  return CLAIM_EVENTS.filter(
    (event) => nextState(claim.state, event) !== null && (event === 'withdraw' ? isOwn : decides),
  )
}
