import { type Actor, can } from '@/lib/core/actor'
import type { CaseState } from '@/prisma/generated/enums'
import { CASE_EVENTS, type CaseEvent, type CaseFacts, type CaseTraits, EVENT_SIDE, nextState } from './rules'

export type CaseForPolicy = {
  operatorId: string
  countyCode: string
  state: CaseState
  facts: CaseFacts
  traits: CaseTraits
}

/** Which side of the counter the actor is on for this case; null: neither. Only the county's own reviewer decides. */
export function sideOf(
  actor: Actor,
  filing: Pick<CaseForPolicy, 'operatorId' | 'countyCode'>,
): 'operator' | 'reviewer' | null {
  if (actor.accountId === null) return null
  if (can(actor, 'operator.run')) return actor.operatorId === filing.operatorId ? 'operator' : null
  return can(actor, 'filings.review') && actor.regionCode === filing.countyCode ? 'reviewer' : null
}

/** What the actor may do with a case now; asked by the button and by the command. */
export function allowedEvents(actor: Actor, filing: CaseForPolicy): CaseEvent[] {
  const side = sideOf(actor, filing)
  return CASE_EVENTS.filter(
    (event) =>
      EVENT_SIDE[event] === side && nextState(filing.state, event, filing.facts, filing.traits) !== null,
  )
}
