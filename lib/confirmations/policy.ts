import { type Actor, isAdmin, isOfficial } from '@/lib/core/actor'

/** Who is told by e-mail or SMS, and can set a new password by a code sent there: everybody but families. */
export const keepsContact = (actor: Actor): boolean =>
  actor.accountId !== null &&
  (actor.role === 'operator' || actor.role === 'staff' || isOfficial(actor) || isAdmin(actor))
