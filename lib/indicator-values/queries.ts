import 'server-only'
import { type Actor, publicActor } from '@/lib/core/actor'
import { todayInShanghai } from '@/lib/core/clock'
import type { PreparedJson } from '@/lib/core/endpoint'
import { AppError } from '@/lib/core/errors'
import { preparedList } from '@/lib/core/prepared-list'
import { pageOf } from '@/lib/core/query-fields'
import type { DateString } from '@/lib/format/date'
import { CATALOGUE, findIndicator, type Indicator } from '@/lib/indicators/catalogue'
import { type FigureBook, openFigures } from '@/lib/indicators/queries'
import type { IndicatorValuesQuery } from '@/lib/indicators/schema'
import { listTargets, type TargetDto } from '@/lib/plans/queries'
import { listAncestors, listChildRegions, type RegionDto } from '@/lib/regions/queries'
import { getScorecard } from '@/lib/scorecards/queries'
import { areaTargets, countLevelOf, statusOf, targetsOnDay } from '@/lib/scorecards/rules'
import type { Basis } from '@/prisma/generated/enums'
import { type IndicatorValue, isAskedOf, toValue } from './rules'

type Asked = { indicator: Indicator | null; basis: Basis; asOf: DateString }

const answer = preparedList(async (query: IndicatorValuesQuery & { asOf: DateString }) => {
  const indicator = query.indicator ? (findIndicator(query.indicator) ?? null) : null
  if (query.indicator && !indicator) throw new AppError('not_found')
  const asked: Asked = { indicator, basis: query.basis, asOf: query.asOf }
  const values = query.children
    ? await valuesOfChildren(publicActor, query.region, asked)
    : await valuesOfRegion(publicActor, query.region, asked)
  return pageOf(values, query)
})

/**
 * The figures of a region, or of the divisions one level below it, each beside the targets asked of that division.
 * A past day reads the snapshots. Throws not_found, and invalid for a day to come.
 */
export async function listIndicatorValues(_actor: Actor, query: IndicatorValuesQuery): Promise<PreparedJson> {
  const today = todayInShanghai()
  if (query.asOf && query.asOf > today) throw new AppError('invalid', { asOf: ['统计日不能晚于今天'] })
  return answer({ ...query, asOf: query.asOf ?? today })
}

async function valuesOfRegion(actor: Actor, code: string, asked: Asked): Promise<IndicatorValue[]> {
  const { region, tiles } = await getScorecard(actor, code, asked.basis, asked.asOf)
  const book = await openFigures(actor, [region], asked.basis, asked.asOf)
  return wantedIndicators(asked, region).flatMap((indicator) => {
    const judged = tiles.filter((tile) => tile.indicator.code === indicator.code)
    if (judged.length === 0) return [toValue(region, indicator, book.figure(code, indicator), asked.asOf)]
    return judged.map((tile) =>
      toValue(region, indicator, tile.figure, asked.asOf, { target: tile.target, status: tile.status }),
    )
  })
}

/** Few statements for any number of children; only one with a plan of its own needs the areas below it judged. */
async function valuesOfChildren(actor: Actor, code: string, asked: Asked): Promise<IndicatorValue[]> {
  const ancestors = await listAncestors(actor, code)
  const children = await listChildRegions(actor, code, asked.asOf)
  const codes = [...ancestors, ...children].map((region) => region.code)
  const [targets, book] = await Promise.all([
    listTargets(actor, { regionCodes: codes, onDate: asked.asOf }),
    openFigures(actor, children, asked.basis, asked.asOf),
  ])
  const planned = new Set(targets.map((target) => target.regionCode))
  const values = await Promise.all(
    children.map((child) =>
      planned.has(child.code)
        ? valuesOfRegion(actor, child.code, asked)
        : valuesFromAbove(book, child, targets, asked),
    ),
  )
  return values.flat()
}

function valuesFromAbove(
  book: FigureBook,
  region: RegionDto,
  targets: readonly TargetDto[],
  asked: Asked,
): IndicatorValue[] {
  const above = targets.filter((target) => region.path.split('/').includes(target.regionCode))
  const steps = targetsOnDay(areaTargets(above, region).asked, asked.asOf)
  return wantedIndicators(asked, region).flatMap((indicator) => {
    const own = steps.filter(({ target }) => target.indicatorCode === indicator.code)
    if (own.length === 0) return [toValue(region, indicator, book.figure(region.code, indicator), asked.asOf)]
    return own.map(({ target }) => {
      const figure = book.figure(region.code, indicator, countLevelOf(target))
      const status = statusOf(target, figure, null, asked.asOf)
      return toValue(region, indicator, figure, asked.asOf, { target, status })
    })
  })
}

const wantedIndicators = ({ indicator }: Asked, region: RegionDto): readonly Indicator[] =>
  indicator ? [indicator] : CATALOGUE.filter((entry) => isAskedOf(entry, region.level))
