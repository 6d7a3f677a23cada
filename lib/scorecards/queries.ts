import 'server-only'
import { type Actor, publicActor } from '@/lib/core/actor'
import { todayInShanghai } from '@/lib/core/clock'
import { memo } from '@/lib/core/memo'
import type { DateString } from '@/lib/format/date'
import { CATALOGUE, findIndicator, type Indicator } from '@/lib/indicators/catalogue'
import { type FigureBook, openFigures } from '@/lib/indicators/queries'
import { type Figure, missingNumerator } from '@/lib/indicators/rules'
import { listTargets, type TargetDto } from '@/lib/plans/queries'
import type { TargetStatus } from '@/lib/plans/rules'
import { listAncestors, listRegionsBelow, listRegionsByCode, type RegionDto } from '@/lib/regions/queries'
import type { Basis, RegionLevel } from '@/prisma/generated/enums'
import {
  areaTargets,
  countLevelOf,
  goalOf,
  type JudgedAreas,
  judgeEach,
  statusOf,
  subAreaFigure,
  targetsOnDay,
  wantedValue,
} from './rules'

export type Tile = {
  indicator: Indicator
  figure: Figure
  status: TargetStatus
  target: TargetDto | null
  /** The number to reach; null: none, or a moving reference nobody has entered. */
  wanted: number | null
  /** How many of the numerator are missing to `wanted`; null when reached or not to be told. */
  missing: number | null
  /** The year path the target is one step of (30 / 35 / 40 %). */
  steps: TargetDto[]
  /** Two-level targets: how many of the areas below satisfy it, and which do not. */
  areas: (JudgedAreas & { level: string; shortNames: string[] }) | null
}

export type Scorecard = {
  region: RegionDto
  ancestors: RegionDto[]
  basis: Basis
  asOf: DateString
  /** Targets asked of this area: by its own plan, and by a plan above of each such area. */
  tiles: Tile[]
  /** Live figures no target speaks of here; `target` is the one of the nearest area above, for comparison only. */
  others: Tile[]
}

// Figures are public: every actor reads the same, so one answer is remembered for all.
const remembered = memo((key: string) => {
  const [code, basis, asOf] = key.split('|') as [string, Basis, DateString]
  return loadScorecard(publicActor, code, basis, asOf)
})

/** All targets of an area beside their live figures. Throws not_found for an unknown division. */
export function getScorecard(
  _actor: Actor,
  code: string,
  basis: Basis,
  asOf: DateString = todayInShanghai(),
): Promise<Scorecard> {
  return remembered(`${code}|${basis}|${asOf}`)
}

async function loadScorecard(actor: Actor, code: string, basis: Basis, asOf: DateString): Promise<Scorecard> {
  const ancestors = await listAncestors(actor, code)
  const region = ancestors.at(-1) as RegionDto
  const targets = await listTargets(actor, { regionCodes: ancestors.map((one) => one.code), onDate: asOf })
  const { asked, above } = areaTargets(targets, region)
  const levels = [
    ...new Set(
      asked.flatMap((target) => (target.regionCode === code && target.eachLevel ? [target.eachLevel] : [])),
    ),
  ]
  const below = new Map(
    await Promise.all(
      levels
        .filter((level) => level !== 'community')
        .map(
          async (level) =>
            [
              level,
              await listRegionsBelow(actor, region.path, level as RegionLevel | 'street', asOf),
            ] as const,
        ),
    ),
  )
  const members = asked.flatMap((target) => target.subArea?.memberCodes ?? [])
  const wantedRegions = new Map(
    [region, ...[...below.values()].flat(), ...(await listRegionsByCode(actor, members))].map((one) => [
      one.code,
      one,
    ]),
  )
  const book = await openFigures(actor, [...wantedRegions.values()], basis, asOf)
  const overrides = targets.filter((target) => target.overridesTargetId !== null)
  const tiles = targetsOnDay(asked, asOf).flatMap(({ target, steps }) => {
    const indicator = findIndicator(target.indicatorCode)
    return indicator
      ? [
          makeTile({
            book,
            region,
            indicator,
            target,
            steps,
            overrides,
            below: below.get(target.eachLevel ?? '') ?? null,
            asOf,
          }),
        ]
      : []
  })
  const spoken = new Set(tiles.map((tile) => tile.indicator.code))
  const others = CATALOGUE.filter((entry) => entry.source === 'computed' && !spoken.has(entry.code)).flatMap(
    (entry): Tile[] => {
      const indicator: Indicator = entry
      if (region.level === 'township' && indicator.source === 'computed' && !indicator.perTownship) return []
      const figure = book.figure(code, indicator)
      const target = above.find((one) => one.indicatorCode === indicator.code) ?? null
      return [
        {
          indicator,
          figure,
          status: 'no_target',
          target,
          wanted: target && wantedValue(target),
          missing: null,
          steps: [],
          areas: null,
        },
      ]
    },
  )
  return { region, ancestors, basis, asOf, tiles, others }
}

type TileInput = {
  book: FigureBook
  region: RegionDto
  indicator: Indicator
  target: TargetDto
  steps: TargetDto[]
  overrides: readonly TargetDto[]
  below: RegionDto[] | null
  asOf: DateString
}

function makeTile({ book, region, indicator, target, steps, overrides, below, asOf }: TileInput): Tile {
  const figure = target.subArea
    ? subAreaFigure(indicator, target.subArea, book.inputs)
    : book.figure(region.code, indicator, countLevelOf(target))
  const areas =
    below && target.regionCode === region.code
      ? judgeBelow(book, indicator, target, overrides, below, asOf)
      : null
  const wanted = wantedValue(target)
  const status = statusOf(target, figure, areas, asOf)
  const open = status === 'behind' || status === 'on_track'
  const mustExceed = target.comparator === 'gt'
  const missing =
    open && !areas && wanted !== null ? missingNumerator(indicator, figure, wanted, mustExceed) : null
  return { indicator, figure, status, target, wanted, missing, steps, areas }
}

function judgeBelow(
  book: FigureBook,
  indicator: Indicator,
  target: TargetDto,
  overrides: readonly TargetDto[],
  below: RegionDto[],
  asOf: DateString,
) {
  const own = overrides.filter((one) => one.overridesTargetId === target.id)
  const goalFor = (code: string) =>
    goalOf(own.find((one) => one.subArea?.memberCodes.includes(code)) ?? target)
  const areas = below.map((area) => ({ code: area.code, figure: book.figure(area.code, indicator) }))
  const judged = judgeEach(areas, goalFor, asOf)
  const names = new Map(below.map((area) => [area.code, area.name]))
  return {
    ...judged,
    level: target.eachLevel ?? '',
    shortNames: judged.short.map((code) => names.get(code) ?? code),
  }
}
