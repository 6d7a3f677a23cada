import { type Actor, can } from '@/lib/core/actor'

/** Delivery is the portal's machinery: its administrator watches over it, without reading what was said. */
export const canManageDeliveries = (actor: Actor): boolean =>
  actor.accountId !== null && can(actor, 'deliveries.manage')

export type DeliveryScope = { id?: { in: string[] } }

/** A filter that matches nothing for everybody else. */
export const visibleTo = (actor: Actor): DeliveryScope =>
  canManageDeliveries(actor) ? {} : { id: { in: [] } }
