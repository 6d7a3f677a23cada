import { type AccountEvent, allowedEvents } from '@/lib/accounts/policy'
import { type Actor, can } from '@/lib/core/actor'
import type { PermissionCode } from '@/lib/core/permissions'
import { ranksBelow } from '@/lib/roles/policy'
import type { AccountRole } from '@/prisma/generated/enums'

export type ManagedAccount = {
  id: string
  role: AccountRole
  isEnabled: boolean
  regionPath: string | null
  permissions: readonly PermissionCode[]
}

/** The system administrator switches any account but the own one; an area's administrator those below him. */
export function switchEvents(actor: Actor, account: ManagedAccount): AccountEvent[] {
  if (actor.accountId === null || actor.accountId === account.id) return []
  if (can(actor, 'accounts.manage')) return allowedEvents(actor, account)
  return ranksBelow(actor, account) ? [account.isEnabled ? 'disable' : 'enable'] : []
}

/** May the actor ask for another role of this account? Never of the own one. */
export const canSetRole = (actor: Actor, account: { id: string }): boolean =>
  actor.accountId !== null && actor.accountId !== account.id && can(actor, 'accounts.manage')
