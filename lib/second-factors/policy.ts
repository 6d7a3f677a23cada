import { type Actor, can } from '@/lib/core/actor'

/** Who may take away another's second factor when the phone is lost: the system administrator, never of oneself. */
export const canReset = (actor: Actor, account: { id: string }): boolean =>
  actor.accountId !== null && actor.accountId !== account.id && can(actor, 'accounts.manage')
