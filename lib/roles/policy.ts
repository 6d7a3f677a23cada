import { type Actor, can } from '@/lib/core/actor'

/** Who reads what every role holds: who sets them, who agrees to that, and who gives them to accounts. */
export const canReadRoles = (actor: Actor): boolean =>
  actor.accountId !== null &&
  (can(actor, 'roles.change') || can(actor, 'changes.confirm_security') || can(actor, 'accounts.read'))

export const canChangeRoles = (actor: Actor): boolean =>
  actor.accountId !== null && can(actor, 'roles.change')
