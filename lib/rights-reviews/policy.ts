import { type Actor, can, coversPath, isAdmin, isOfficial } from '@/lib/core/actor'
import { isOfficialRole } from '@/lib/roles/policy'
import type { AccountRole } from '@/prisma/generated/enums'

/** Administrators for everybody, an area's planner for its officials. */
export const reviewsRights = (actor: Actor): boolean =>
  actor.accountId !== null &&
  can(actor, 'rights.review') &&
  (isAdmin(actor) || (isOfficial(actor) && actor.regionPath !== null))

/** Nobody says of himself that he still needs his rights, and no planner of another planner of the same area: downward. */
export function decides(
  actor: Actor,
  account: { id: string; role: AccountRole; regionPath: string | null },
): boolean {
  if (!reviewsRights(actor) || account.id === actor.accountId) return false
  if (isAdmin(actor)) return true
  const isPeer = account.role === 'planner' && account.regionPath === actor.regionPath
  return (
    isOfficialRole(account.role) &&
    account.regionPath !== null &&
    !isPeer &&
    coversPath(actor, account.regionPath)
  )
}
