import 'server-only'
import { type Actor, publicActor } from '@/lib/core/actor'
import { todayInShanghai } from '@/lib/core/clock'
import { memo } from '@/lib/core/memo'
import type { DateString } from '@/lib/format/date'
import { findIndicator, type Indicator } from '@/lib/indicators/catalogue'
import { type FigureBook, openFigures } from '@/lib/indicators/queries'
import { getRegion, listChildRegions, listRegionsBelow, type RegionDto } from '@/lib/regions/queries'
import { unitAfter, valueText } from '@/lib/scorecards/labels'
import type { Basis } from '@/prisma/generated/enums'
import { LEAGUE_UNITS } from './labels'
import { classOf, LEAGUE_CODES, type LeagueCode, type LeagueRow, quantileEdges } from './rules'
import type { MapInput } from './schema'

export type LeagueGrain = 'child' | 'county'

export type League = {
  region: RegionDto
  grain: LeagueGrain
  basis: Basis
  asOf: DateString
  rows: LeagueRow[]
  /** The area itself: what its tiles show. */
  total: LeagueRow
}

const INDICATORS = LEAGUE_CODES.map((code) => [code, findIndicator(code) as Indicator] as const)

const remembered = memo((key: string) => {
  const [code, basis, grain, asOf] = key.split('|') as [string, Basis, LeagueGrain, DateString]
  return loadLeague(publicActor, code, basis, grain, asOf)
})

/** The areas one level below (or all counties below) beside each other, in code order. Throws not_found. */
export function getLeague(
  _actor: Actor,
  code: string,
  basis: Basis,
  grain: LeagueGrain = 'child',
  asOf: DateString = todayInShanghai(),
): Promise<League> {
  return remembered(`${code}|${basis}|${grain}|${asOf}`)
}

async function loadLeague(
  actor: Actor,
  code: string,
  basis: Basis,
  grain: LeagueGrain,
  asOf: DateString,
): Promise<League> {
  const region = await getRegion(actor, code)
  const below =
    grain === 'county'
      ? await listRegionsBelow(actor, region.path, 'county', asOf)
      : await listChildRegions(actor, code, asOf)
  const book = await openFigures(actor, [region, ...below], basis, asOf)
  return {
    region,
    grain,
    basis,
    asOf,
    rows: below.map((area) => toRow(book, area)),
    total: toRow(book, region),
  }
}

function toRow(book: FigureBook, { code, name, level }: RegionDto): LeagueRow {
  const figures = Object.fromEntries(
    INDICATORS.map(([key, indicator]) => {
      const { value, missing } = book.figure(code, indicator)
      return [key, { value, missing }]
    }),
  ) as LeagueRow['figures'] & Record<LeagueCode, unknown>
  const { measures } = book.inputs(code)
  return {
    code,
    name,
    level,
    facilities: measures?.facilities ?? 0,
    // A county's own register is told by its number of facilities.
    counties: level === 'county' || level === 'township' ? 0 : (measures?.counties ?? 0),
    countiesWithoutRecords:
      level === 'county' || level === 'township' ? 0 : (measures?.counties_without_records ?? 0),
    figures,
  }
}

/** One figure of the areas below with the quantile class each lies in: what a map draws. Throws not_found. */
export async function getMapValues(actor: Actor, { region, show, basis, by }: MapInput) {
  const { rows, asOf } = await getLeague(actor, region, basis, by)
  const edges = quantileEdges(rows.map((row) => row.figures[show].value))
  const unit = LEAGUE_UNITS[show]
  const items = rows.map(({ code, name, figures }) => {
    const { value, missing } = figures[show]
    const text =
      value === null ? `没有数据（${missing ?? ''}）` : `${valueText(unit, value)} ${unitAfter(unit)}`.trim()
    return { code, name, value, text, class: classOf(value, edges) }
  })
  return { items, asOf, edges }
}
