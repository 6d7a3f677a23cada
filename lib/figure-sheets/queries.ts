import 'server-only'
import { type Actor, publicActor } from '@/lib/core/actor'
import { todayInShanghai } from '@/lib/core/clock'
import { AppError } from '@/lib/core/errors'
import { memo } from '@/lib/core/memo'
import { measureOf, type Part } from '@/lib/drilldown/queries'
import type { DateString } from '@/lib/format/date'
import { findIndicator, type Indicator } from '@/lib/indicators/catalogue'
import { listTrend, openFigures, type TrendPoint } from '@/lib/indicators/queries'
import type { CountLevel, Figure } from '@/lib/indicators/rules'
import { type ClauseDto, getPlan, type PlanRow } from '@/lib/plans/queries'
import { expectedByNow } from '@/lib/plans/rules'
import { listChildRegions, type RegionDto } from '@/lib/regions/queries'
import { getScorecard, type Tile } from '@/lib/scorecards/queries'
import { countLevelOf, goalOf } from '@/lib/scorecards/rules'
import type { Basis, RegionLevel } from '@/prisma/generated/enums'
import { trendDays } from './rules'

/** A target of the sheet with where it is written and what the straight line asks for today. */
export type Judgement = {
  tile: Tile
  clause: ClauseDto | null
  plan: PlanRow | null
  expected: number | null
}

/** Everything one indicator of one area needs to be understood. */
export type FigureSheet = {
  region: RegionDto
  ancestors: RegionDto[]
  basis: Basis
  asOf: DateString
  indicator: Indicator
  /** The area's own figure, counted as its first target asks (街道 only, CQ-07). */
  figure: Figure
  countLevel: CountLevel
  judgements: Judgement[]
  /** The target of the nearest area above, where this one has none. */
  comparison: Tile['target']
  trend: TrendPoint[]
  children: { code: string; name: string; level: RegionLevel; figure: Figure }[]
  /** Which sides of the figure have records behind them. */
  parts: Part[]
}

const remembered = memo((key: string) => {
  const [code, indicator, basis, asOf] = key.split('|') as [string, string, Basis, DateString]
  return loadSheet(publicActor, code, indicator, basis, asOf)
})

/** Throws not_found for an unknown division or indicator. */
export function getFigureSheet(
  _actor: Actor,
  code: string,
  indicatorCode: string,
  basis: Basis,
  asOf: DateString = todayInShanghai(),
): Promise<FigureSheet> {
  return remembered(`${code}|${indicatorCode}|${basis}|${asOf}`)
}

async function loadSheet(
  actor: Actor,
  code: string,
  indicatorCode: string,
  basis: Basis,
  asOf: DateString,
): Promise<FigureSheet> {
  const indicator = findIndicator(indicatorCode)
  if (!indicator) throw new AppError('not_found')
  const card = await getScorecard(actor, code, basis, asOf)
  const { region } = card
  const tiles = card.tiles.filter((tile) => tile.indicator.code === indicatorCode)
  const countLevel = tiles[0]?.target ? countLevelOf(tiles[0].target) : null
  const children = await listChildRegions(actor, code, asOf)
  const [book, plans, trend] = await Promise.all([
    openFigures(actor, [region, ...children], basis, asOf),
    plansOf(actor, tiles),
    listTrend(actor, region, indicator, basis, trendDays(asOf), countLevel),
  ])
  const figure = book.figure(code, indicator, countLevel)
  return {
    region,
    ancestors: card.ancestors,
    basis,
    asOf,
    indicator,
    figure,
    countLevel,
    judgements: tiles.map((tile) => toJudgement(tile, plans, asOf)),
    comparison: card.others.find((tile) => tile.indicator.code === indicatorCode)?.target ?? null,
    // Today is the live figure itself, not last night's snapshot.
    trend: trend.map((point) => (point.day === asOf ? { ...point, value: figure.value } : point)),
    children: isAskedBelow(indicator, children)
      ? children.map((child) => ({
          code: child.code,
          name: child.name,
          level: child.level,
          figure: book.figure(child.code, indicator, countLevel),
        }))
      : [],
    parts: partsOf(indicator, countLevel),
  }
}

type Plans = Map<string, Awaited<ReturnType<typeof getPlan>>>

async function plansOf(actor: Actor, tiles: readonly Tile[]): Promise<Plans> {
  const codes = [...new Set(tiles.flatMap((tile) => (tile.target ? [tile.target.planCode] : [])))]
  const plans = await Promise.all(codes.map((code) => getPlan(actor, code)))
  return new Map(plans.map((plan) => [plan.code, plan]))
}

function toJudgement(tile: Tile, plans: Plans, asOf: DateString): Judgement {
  const { target, wanted } = tile
  const plan = (target && plans.get(target.planCode)) ?? null
  return {
    tile,
    plan,
    clause: plan?.clauses.find((clause) => clause.id === target?.clauseId) ?? null,
    expected: target && wanted !== null ? expectedByNow(goalOf(target), wanted, asOf) : null,
  }
}

function isAskedBelow(indicator: Indicator, children: readonly RegionDto[]): boolean {
  if (indicator.source === 'awaited') return false
  return children[0]?.level !== 'township' || (indicator.source === 'computed' && indicator.perTownship)
}

function partsOf(indicator: Indicator, countLevel: CountLevel): Part[] {
  if (indicator.source === 'reported') return ['numerator']
  const isCounted = (part: Part) => measureOf({ indicator, part, countLevel }) !== null
  return (['numerator', 'denominator'] as const).filter(isCounted)
}
