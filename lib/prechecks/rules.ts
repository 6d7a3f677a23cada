import type { Citation, Settings } from '@/lib/settings/rules'
import { type Outcome, sourcesOf } from './check'
import type { SiteFacts } from './facts'
import { HOME_RULES } from './home-rules'
import { PEOPLE_RULES } from './people-rules'
import { ROOM_RULES } from './room-rules'
import { SAFETY_RULES } from './safety-rules'
import { SITE_RULES } from './site-rules'

/** What one rule says of a site. `required`, `actual`, `action` and `note` are sentences for people. */
export type Finding = {
  rule: string
  title: string
  outcome: Outcome
  required: string
  actual: string
  /** What to do next; empty where it fits or does not apply. */
  action: string
  sources: Citation[]
  /** Where documents differ: what each says and which one this area uses. */
  note: string
}

/** In the order a person looks at a site. Recommended standards (WS/T 821) are no rules and are not among them. */
export const RULES = [...SITE_RULES, ...ROOM_RULES, ...PEOPLE_RULES, ...SAFETY_RULES, ...HOME_RULES]

/**
 * Holds a site to every rule for its kind. What is not known gives 'unknown', never 'fits'; where documents differ
 * the area's setting decides (lib/settings) and the note says so. The outcome is advice, no decision.
 */
export function runPrecheck(facts: SiteFacts, settings: Settings): Finding[] {
  return RULES.filter(({ kinds }) => kinds.includes(facts.kind)).map((rule) => ({
    rule: rule.code,
    title: rule.title,
    ...rule.check(facts, settings),
    sources: sourcesOf(rule, settings),
  }))
}

export type Tally = Record<Outcome, number>

export function tallyOf(findings: readonly Finding[]): Tally {
  const tally: Tally = { falls_short: 0, unknown: 0, fits: 0, not_applicable: 0 }
  for (const { outcome } of findings) tally[outcome] += 1
  return tally
}

/** The answer in one sentence. */
export function summaryOf({ falls_short: short, unknown }: Tally): string {
  if (short > 0 && unknown > 0) return `有 ${short} 项不符合，还有 ${unknown} 项没填`
  if (short > 0) return `有 ${short} 项不符合`
  return unknown > 0 ? `还有 ${unknown} 项没填` : '能备案的条件都符合'
}
