import { type Actor, can, type Role } from '@/lib/core/actor'

export type AccountScope = { id?: { in: string[] } }

/** The accounts an actor may see, as a filter that matches nothing for everybody else but oneself. */
export function visibleTo(actor: Actor): AccountScope {
  if (canListAccounts(actor)) return {}
  return { id: { in: actor.accountId ? [actor.accountId] : [] } }
}

export const canListAccounts = (actor: Actor): boolean =>
  actor.accountId !== null && can(actor, 'accounts.read')

export type AccountEvent = 'enable' | 'disable'

const ADMINISTRATORS: readonly Role[] = ['sysadmin', 'secadmin', 'auditor']

/** Switching an administrator takes two persons. */
export const isAdministrator = (account: { role: Role }): boolean => ADMINISTRATORS.includes(account.role)

/**
 * Only the system administrator switches accounts, and never the own one: nobody can lock the last door behind himself.
 * For an administrator's account these are what may be asked for.
 */
export function allowedEvents(actor: Actor, account: { id: string; isEnabled: boolean }): AccountEvent[] {
  if (actor.accountId === null || !can(actor, 'accounts.manage') || actor.accountId === account.id) return []
  return [account.isEnabled ? 'disable' : 'enable']
}
