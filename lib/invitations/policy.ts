import { type Actor, can } from '@/lib/core/actor'
import { subtreeRange } from '@/lib/regions/rules'
import { delegates, isOfficialRole, type Rank, ranksBelow } from '@/lib/roles/policy'
import type { AccountRole, InvitationState } from '@/prisma/generated/enums'
import { type InvitationEvent, possibleEvents } from './rules'

const OFFICIALS: AccountRole[] = ['reviewer', 'department', 'inspector', 'township', 'planner']
const ADMINISTRATORS: AccountRole[] = ['sysadmin', 'secadmin', 'auditor']

export type InvitationScope = {
  id?: { in: string[] }
  operatorId?: string | null
  role?: { in: AccountRole[] }
  region?: { path: { gte: string; lt: string } }
}

/** Administrators see those of officials and administrators, an area's planner those of his area, an operator its own. */
export function visibleTo(actor: Actor): InvitationScope {
  if (actor.accountId === null) return { id: { in: [] } }
  if (can(actor, 'accounts.read')) return { role: { in: [...OFFICIALS, ...ADMINISTRATORS] } }
  if (delegates(actor))
    return { role: { in: OFFICIALS }, region: { path: subtreeRange(actor.regionPath ?? '') } }
  if (can(actor, 'operator.invite') && actor.operatorId) return { operatorId: actor.operatorId }
  return { id: { in: [] } }
}

/**
 * May the actor invite somebody to this rank? `asked`: only with a second person, as the system administrator does for
 * anybody; `open`: at once, as an area's planner does downward.
 */
export function invites(actor: Actor, rank: Rank): 'open' | 'asked' | null {
  if (actor.accountId === null) return null
  if (can(actor, 'accounts.manage'))
    return isOfficialRole(rank.role) || ADMINISTRATORS.includes(rank.role) ? 'asked' : null
  return ranksBelow(actor, rank) ? 'open' : null
}

/**
 * An administrator's link goes to the mailbox alone: whoever asked for it could open the account and hold two powers
 * (三员分立). Those of the demo world, whose passwords are published, are not mailed at all.
 */
export const opensByMailOnly = ({ role, isDemo }: { role: AccountRole; isDemo: boolean }): boolean =>
  ADMINISTRATORS.includes(role) && !isDemo

export const invitesColleagues = (actor: Actor): boolean =>
  actor.accountId !== null && actor.operatorId !== null && can(actor, 'operator.invite')

export type InvitationForPolicy = Rank & { state: InvitationState; operatorId: string | null }

/** What the actor may do with an invitation now. */
export function allowedEvents(actor: Actor, invitation: InvitationForPolicy): InvitationEvent[] {
  const isOwnBody = invitesColleagues(actor) && invitation.operatorId === actor.operatorId
  return isOwnBody || invites(actor, invitation) ? possibleEvents(invitation) : []
}
