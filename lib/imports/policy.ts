import { type Actor, can } from '@/lib/core/actor'
import type { ImportKind } from '@/prisma/generated/enums'

/** Imports write registers of every area at once, so only the system administrator and the portal itself run them. */
export function canImport(actor: Actor): boolean {
  return can(actor, 'imports.run')
}

/** A body's own people hand in its staff list, and nothing else. */
export const importsOwnStaff = (actor: Actor): boolean =>
  !canImport(actor) && can(actor, 'operator.staff') && actor.operatorId !== null && actor.accountId !== null

export const importsKind = (actor: Actor, kind: ImportKind): boolean =>
  canImport(actor) || (kind === 'staff' && importsOwnStaff(actor))

export type RunScope = { id?: { in: string[] }; actorId?: string; kind?: 'staff' }

/** The runs an actor sees: all of them, or of a body's people each their own. */
export function visibleRuns(actor: Actor): RunScope {
  if (canImport(actor)) return {}
  if (importsOwnStaff(actor) && actor.accountId) return { actorId: actor.accountId, kind: 'staff' }
  return { id: { in: [] } }
}
