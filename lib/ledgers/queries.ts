import 'server-only'
import { type Actor, publicActor } from '@/lib/core/actor'
import { todayInShanghai } from '@/lib/core/clock'
import { memo } from '@/lib/core/memo'
import type { DateString } from '@/lib/format/date'
import { type ClauseDto, getPlan, listPlans, type PlanRow } from '@/lib/plans/queries'
import type { RegionDto } from '@/lib/regions/queries'
import { getScorecard, type Scorecard, type Tile } from '@/lib/scorecards/queries'
import type { Basis } from '@/prisma/generated/enums'

export type LedgerClause = { clause: ClauseDto; tiles: Tile[] }
export type LedgerPlan = { plan: PlanRow; clauses: LedgerClause[] }

export type Ledger = {
  region: RegionDto
  ancestors: RegionDto[]
  basis: Basis
  asOf: DateString
  plans: LedgerPlan[]
  /** Areas above that have a plan, nearest first: where to look when this one has none. */
  above: { code: string; name: string }[]
}

const remembered = memo((key: string) => {
  const [code, basis, asOf] = key.split('|') as [string, Basis, DateString]
  return loadLedger(publicActor, code, basis, asOf)
})

/** Every clause of the area's plans in order, each beside its targets' live figures. Throws not_found. */
export function getLedger(
  _actor: Actor,
  code: string,
  basis: Basis,
  asOf: DateString = todayInShanghai(),
): Promise<Ledger> {
  return remembered(`${code}|${basis}|${asOf}`)
}

async function loadLedger(actor: Actor, code: string, basis: Basis, asOf: DateString): Promise<Ledger> {
  const [card, rows] = await Promise.all([getScorecard(actor, code, basis, asOf), listPlans(actor)])
  const own = rows.filter((row) => row.regionCode === code)
  const plans = await Promise.all(own.map((row) => getPlan(actor, row.code)))
  const withPlan = new Set(rows.map((row) => row.regionCode))
  return {
    region: card.region,
    ancestors: card.ancestors,
    basis,
    asOf,
    plans: plans.map(({ clauses, ...plan }) => ({
      plan,
      clauses: clauses.map(({ targets: _, ...clause }) => ({
        clause,
        tiles: card.tiles.filter((tile) => tile.target?.clauseId === clause.id),
      })),
    })),
    above: card.ancestors
      .filter((area) => area.code !== code && withPlan.has(area.code))
      .reverse()
      .map(({ code: above, name }) => ({ code: above, name })),
  }
}

export type PlanArea = { card: Scorecard; plan: string }

const rememberedAreas = memo((asOf: DateString) => loadPlanAreas(publicActor, asOf))

/** The areas with a plan of their own, each once, in code order, with their scorecards and the titles of their plans. */
export function listPlanAreas(_actor: Actor, asOf: DateString = todayInShanghai()): Promise<PlanArea[]> {
  return rememberedAreas(asOf)
}

async function loadPlanAreas(actor: Actor, asOf: DateString): Promise<PlanArea[]> {
  const plans = await listPlans(actor)
  const codes = [...new Set(plans.map((plan) => plan.regionCode))]
  const cards = await Promise.all(codes.map((code) => getScorecard(actor, code, 'all', asOf)))
  return cards.map((card) => ({
    card,
    plan: plans
      .filter((plan) => plan.regionCode === card.region.code)
      .map((plan) => `《${plan.title}》`)
      .join('、'),
  }))
}
