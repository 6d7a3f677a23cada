import { type Actor, can, coversPath } from '@/lib/core/actor'
import { subtreeRange } from '@/lib/regions/rules'

type Range = { gte: string; lt: string }
export type BanScope = { id?: { in: string[] }; region?: { path: Range } }

export const keepsBans = (actor: Actor): boolean => can(actor, 'bans.keep')

/**
 * The decisions an official reads: those entered in the own area. Whether somebody is banned at all is found out by
 * checkBan alone, everywhere and logged.
 */
export function visibleTo(actor: Actor): BanScope {
  if (actor.role === 'system') return {}
  if (!keepsBans(actor) || !actor.regionPath) return { id: { in: [] } }
  return { region: { path: subtreeRange(actor.regionPath) } }
}

/** Four eyes: who entered the ban does not decide the appeal against it. */
export const decidesAppeals = (
  actor: Actor,
  ban: { regionPath: string; enteredById: string | null },
): boolean => keepsBans(actor) && coversPath(actor, ban.regionPath) && actor.accountId !== ban.enteredById
