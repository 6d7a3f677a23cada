import { type Actor, can } from '@/lib/core/actor'

/** One register for everybody: who keeps it, and who verifies by it, read it. */
export const readsIssuers = (actor: Actor): boolean =>
  can(actor, 'issuers.keep') || can(actor, 'certificates.verify')

/** An official keeps the issuers of the own area; those of the whole country are the administrator's. */
export const keepsIssuersOf = (actor: Actor, regionPath: string | null): boolean =>
  can(actor, 'issuers.keep', regionPath ?? '')
