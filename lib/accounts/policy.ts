import type { Actor, Role } from '@/lib/core/actor'

/** Account administration is kept apart from the business: officials see no accounts, whatever their area. */
const LIST_READERS: readonly Role[] = ['sysadmin', 'secadmin']

export type AccountScope = { id?: { in: string[] } }

/** The accounts an actor may see, as a filter that matches nothing for everybody else but oneself. */
export function visibleTo(actor: Actor): AccountScope {
  if (LIST_READERS.includes(actor.role)) return {}
  return { id: { in: actor.accountId ? [actor.accountId] : [] } }
}

export const canListAccounts = (actor: Actor): boolean => LIST_READERS.includes(actor.role)

export type AccountEvent = 'enable' | 'disable'

/** Only the system administrator switches accounts, and never the own one: nobody can lock the last door behind himself. */
export function allowedEvents(actor: Actor, account: { id: string; isEnabled: boolean }): AccountEvent[] {
  if (actor.role !== 'sysadmin' || actor.accountId === account.id) return []
  return [account.isEnabled ? 'disable' : 'enable']
}
