import { type Actor, can, isOfficial } from '@/lib/core/actor'
import { subtreeRange } from '@/lib/regions/rules'

export type OrganisationScope = { id?: { in: string[] }; region?: { path: { gte: string; lt: string } } }

export const keepsOrganisations = (actor: Actor): boolean =>
  actor.accountId !== null && can(actor, 'organisations.keep')

/** Who keeps them or reads all accounts sees all; an official those of the own area. */
export function visibleTo(actor: Actor): OrganisationScope {
  if (keepsOrganisations(actor) || (actor.accountId !== null && can(actor, 'accounts.read'))) return {}
  if (isOfficial(actor) && actor.regionPath) return { region: { path: subtreeRange(actor.regionPath) } }
  return { id: { in: [] } }
}
