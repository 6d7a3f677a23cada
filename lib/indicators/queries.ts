import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { todayInShanghai } from '@/lib/core/clock'
import type { DateString } from '@/lib/format/date'
import { latestStatistics, statisticKey } from '@/lib/populations/queries'
import { latestConfirmed, reportedKey } from '@/lib/reported/queries'
import { listSnapshots, type RollupRegion, sumRollups, sumSnapshots } from '@/lib/rollups/queries'
import type { Basis, StatisticKind } from '@/prisma/generated/enums'
import { CATALOGUE, type Indicator } from './catalogue'
import { type CountLevel, computeFigure, type Figure, type Inputs } from './rules'

/** The counts that stand below a line. */
export const STATISTIC_KINDS: readonly StatisticKind[] = [
  'resident_population',
  'children_under_3',
  'children_1_to_3',
  'communities',
]
const REPORTED_CODES = CATALOGUE.filter((entry) => entry.source === 'reported').map((entry) => entry.code)

/** Figures of many areas from few statements: ask for one area and indicator at a time. */
export type FigureBook = {
  basis: Basis
  asOf: DateString
  figure: (regionCode: string, indicator: Indicator, countLevel?: CountLevel) => Figure
  /** What one area's figures are computed from (口径 as opened). */
  inputs: (regionCode: string) => Inputs
}

/** Opens the figures of these regions on a day; today reads the live sums, a past day its snapshots. */
export async function openFigures(
  _actor: Actor,
  regions: readonly RollupRegion[],
  basis: Basis,
  asOf: DateString = todayInShanghai(),
): Promise<FigureBook> {
  const codes = regions.map((region) => region.code)
  const isToday = asOf >= todayInShanghai()
  const read = (wanted: Basis) => (isToday ? sumRollups(regions, wanted) : sumSnapshots(codes, wanted, asOf))
  const [all, own, statistics, reported] = await Promise.all([
    read('all'),
    basis === 'filed' ? read('filed') : null,
    latestStatistics(codes, STATISTIC_KINDS, asOf),
    latestConfirmed(codes, REPORTED_CODES, asOf),
  ])
  const chosen = own ?? all
  const inputs = (code: string, sums = chosen, indicator = ''): Inputs => ({
    measures: sums.get(code) ?? null,
    statistic: (kind) => statistics.get(statisticKey(code, kind)) ?? null,
    reported: reported.get(reportedKey(code, indicator)) ?? null,
  })
  return {
    basis,
    asOf,
    inputs: (code) => inputs(code),
    figure: (code, indicator, countLevel = null) => {
      const sums = indicator.source === 'computed' && indicator.alwaysAll ? all : chosen
      return computeFigure(indicator, inputs(code, sums, indicator.code), countLevel)
    },
  }
}

export type TrendPoint = { day: DateString; value: number | null }

/** One indicator of one area at each day (ascending), from the daily snapshots. Reported figures have their own periods. */
export async function listTrend(
  _actor: Actor,
  region: RollupRegion,
  indicator: Indicator,
  basis: Basis,
  days: readonly DateString[],
  countLevel: CountLevel = null,
): Promise<TrendPoint[]> {
  if (indicator.source === 'awaited') return days.map((day) => ({ day, value: null }))
  const wanted = indicator.source === 'computed' && indicator.alwaysAll ? 'all' : basis
  const [snapshots, statistics, reported] = await Promise.all([
    listSnapshots(region.code, wanted, days),
    byStatisticYear(days, (day) => latestStatistics([region.code], STATISTIC_KINDS, day)),
    indicator.source === 'reported'
      ? Promise.all(days.map((day) => latestConfirmed([region.code], [indicator.code], day)))
      : null,
  ])
  return days.map((day, index) => {
    const figure = computeFigure(
      indicator,
      {
        measures: snapshots[index] ?? null,
        statistic: (kind) => statistics(day)?.get(statisticKey(region.code, kind)) ?? null,
        reported: reported?.[index]?.get(reportedKey(region.code, indicator.code)) ?? null,
      },
      countLevel,
    )
    return { day, value: figure.value }
  })
}

// A population is known from 31 December of its year, so between two year ends the answer is the same.
async function byStatisticYear<T>(days: readonly DateString[], load: (day: DateString) => Promise<T>) {
  const yearOf = (day: DateString) => Number(day.slice(0, 4)) - (day.endsWith('12-31') ? 0 : 1)
  const years = [...new Set(days.map(yearOf))]
  const loaded = new Map(
    await Promise.all(years.map(async (year) => [year, await load(`${year}-12-31`)] as const)),
  )
  return (day: DateString) => loaded.get(yearOf(day))
}
