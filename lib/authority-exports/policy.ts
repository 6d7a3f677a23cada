import { type Actor, can, isAdmin } from '@/lib/core/actor'
import { subtreeRange } from '@/lib/regions/rules'
import type { AuthorityExportState } from '@/prisma/generated/enums'
import { type ExportEvent, isAvailable, nextState } from './rules'

const NOTHING = { id: { in: [] as string[] } }

/** May the actor ask on behalf of an authority, for people of the own area? */
export const requestsExports = (actor: Actor): boolean =>
  can(actor, 'authority_exports.request') && actor.regionPath !== null

export const readsExports = (actor: Actor): boolean =>
  requestsExports(actor) || can(actor, 'authority_exports.approve')

/** Those of the area for who asks or approves there, all for an administrator who approves; nothing for others. */
export function visibleTo(actor: Actor) {
  if (!readsExports(actor)) return NOTHING
  if (actor.role === 'system' || isAdmin(actor)) return {}
  return actor.regionPath ? { region: { path: subtreeRange(actor.regionPath) } } : NOTHING
}

type Request = {
  regionPath: string
  state: AuthorityExportState
  requestedById: string
  availableUntil: Date | null
}

/** What the actor may do with a request now. Four eyes: who asked never decides. */
export function allowedEvents(actor: Actor, request: Request): ExportEvent[] {
  const isOwn = request.requestedById === actor.accountId
  const decides = !isOwn && can(actor, 'authority_exports.approve', request.regionPath)
  const events: ExportEvent[] = [
    ...(decides ? (['approve', 'reject'] as const) : []),
    ...(isOwn ? (['withdraw'] as const) : []),
  ]
  return events.filter((event) => nextState(request.state, event) !== null)
}

/** Only who asked fetches the file: handing it over is that person's to answer for. */
export const mayDownload = (actor: Actor, request: Request, at: Date): boolean =>
  request.requestedById === actor.accountId && requestsExports(actor) && isAvailable(request, at)
