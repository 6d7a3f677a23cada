import { type Actor, isOfficial } from '@/lib/core/actor'

/** Who is told of cases by e-mail or SMS: operators and officials. */
export const keepsContact = (actor: Actor): boolean =>
  actor.accountId !== null && (actor.role === 'operator' || isOfficial(actor))
