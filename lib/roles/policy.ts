import { type Actor, can, coversPath, isOfficial } from '@/lib/core/actor'
import type { PermissionCode } from '@/lib/core/permissions'
import type { AccountRole } from '@/prisma/generated/enums'

/** Who reads what every role holds: who sets them, who agrees to that, and who gives them to accounts. */
export const canReadRoles = (actor: Actor): boolean =>
  actor.accountId !== null &&
  (can(actor, 'roles.change') || can(actor, 'changes.confirm_security') || can(actor, 'accounts.read'))

export const canChangeRoles = (actor: Actor): boolean =>
  actor.accountId !== null && can(actor, 'roles.change')

const OFFICIALS: readonly AccountRole[] = ['reviewer', 'department', 'inspector', 'township', 'planner']

export const isOfficialRole = (role: AccountRole): boolean => OFFICIALS.includes(role)

/** May the actor hand on rights in its area at all? */
export const delegates = (actor: Actor): boolean =>
  isOfficial(actor) && can(actor, 'accounts.delegate') && actor.regionPath !== null

export type Rank = { role: AccountRole; regionPath: string | null; permissions: readonly PermissionCode[] }

/**
 * Rights are handed on downward only: to an official within the own area, holding nothing the actor does not hold, and
 * less than it in the end: a smaller area, or fewer permissions.
 */
export function ranksBelow(actor: Actor, { role, regionPath, permissions }: Rank): boolean {
  if (!delegates(actor) || !isOfficialRole(role) || regionPath === null) return false
  if (!coversPath(actor, regionPath) || !permissions.every((code) => actor.permissions.has(code)))
    return false
  return regionPath !== actor.regionPath || permissions.length < actor.permissions.size
}
