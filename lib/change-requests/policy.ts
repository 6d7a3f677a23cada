import { type Actor, can, coversPath, isAdmin } from '@/lib/core/actor'
import type { SensitiveChangeState } from '@/prisma/generated/enums'
import {
  CHANGE_EVENTS,
  CHANGE_KINDS,
  type ChangeEvent,
  type ChangeKind,
  isChangeKind,
  KINDS,
  nextChangeState,
} from './rules'

/** The kinds the actor decides, wherever they lie. */
export const confirmableKinds = (actor: Actor): ChangeKind[] =>
  actor.accountId === null ? [] : KINDS.filter((kind) => can(actor, CHANGE_KINDS[kind].confirmedBy))

/** Has the page of requests anything for the actor: kinds to decide, or kinds to ask for. */
export const usesChanges = (actor: Actor): boolean =>
  actor.accountId !== null &&
  KINDS.some(
    (kind) => can(actor, CHANGE_KINDS[kind].confirmedBy) || can(actor, CHANGE_KINDS[kind].requestedBy),
  )

export type ChangeForPolicy = {
  kind: string
  state: SensitiveChangeState
  expiresAt: Date
  requestedById: string
  regionPath: string | null
}

/** May the actor decide requests of this kind there? A kind of an area is decided within the own area only. */
export function decidesThere(actor: Actor, kind: string, regionPath: string | null): boolean {
  if (!isChangeKind(kind) || !confirmableKinds(actor).includes(kind)) return false
  if (!CHANGE_KINDS[kind].inArea) return isAdmin(actor)
  return regionPath !== null && coversPath(actor, regionPath)
}

/** What the actor may do now. Four eyes: who asked withdraws and never decides (also a database constraint). */
export function allowedEvents(actor: Actor, change: ChangeForPolicy, now: Date): ChangeEvent[] {
  if (actor.accountId === null) return []
  const isOwn = actor.accountId === change.requestedById
  const decides = !isOwn && decidesThere(actor, change.kind, change.regionPath)
  return CHANGE_EVENTS.filter(
    (event) => nextChangeState(change, event, now) !== null && (event === 'withdraw' ? isOwn : decides),
  )
}
