import { type Actor, can } from '@/lib/core/actor'

/** Only the body's own people write down who is on duty; why somebody does not count is for their eyes alone. */
export const keepsRosters = (actor: Actor): boolean =>
  can(actor, 'operator.staff') && can(actor, 'operator.run') && actor.operatorId !== null
