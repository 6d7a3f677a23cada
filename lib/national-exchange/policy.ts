import { type Actor, can, type Role } from '@/lib/core/actor'
import { subtreeRange } from '@/lib/regions/rules'

const READERS: readonly Role[] = ['reviewer', 'planner']

export type ExchangeScope = { id?: { in: string[] }; case?: { regionPath: { gte: string; lt: string } } }

export const readsExchange = (actor: Actor): boolean =>
  READERS.includes(actor.role) && can(actor, 'filings.read')

/** Reviewer and planner see the messages of their area; for everybody else a filter that matches nothing. */
export function visibleTo(actor: Actor): ExchangeScope {
  if (!readsExchange(actor) || !actor.regionPath) return { id: { in: [] } }
  return { case: { regionPath: subtreeRange(actor.regionPath) } }
}

/** The reviewer answers for what was filed; the planner looks on. */
export const canResendExchange = (actor: Actor): boolean => can(actor, 'exchange.resend')
