import { publicActor } from '@/lib/core/actor'
import { forgetAll } from '@/lib/core/memo'
import { type FigureRows, listFigureRows } from '@/lib/drilldown/queries'
import { type FacilityPage, listFacilities } from '@/lib/facilities/queries'
import { facilityFilterSchema } from '@/lib/facilities/schema'
import { getFigureSheet } from '@/lib/figure-sheets/queries'
import { findIndicator } from '@/lib/indicators/catalogue'
import { getLeague } from '@/lib/leagues/queries'
import { getRegion } from '@/lib/regions/queries'
import { getScorecard } from '@/lib/scorecards/queries'
import { DENSE_COUNTY } from './world/register'

const TIMES = 25
const WARM_UP = 5

/** What a page asks, with nothing remembered before it. */
export type Call = { name: string; run: () => Promise<unknown> }

const rows = async (code: string, page: number): Promise<FigureRows> => {
  const indicator = findIndicator('places_total')
  if (!indicator) throw new Error('places_total is not in the catalogue')
  const region = await getRegion(publicActor, code)
  return listFigureRows(publicActor, { region, indicator, basis: 'all', page, pageSize: 20 })
}
const list = (query: Record<string, string>): Promise<FacilityPage> =>
  listFacilities(publicActor, facilityFilterSchema.parse(query))

export const CALLS: readonly Call[] = [
  { name: 'getScorecard nation', run: () => getScorecard(publicActor, '100000', 'all') },
  { name: 'getScorecard province 530000', run: () => getScorecard(publicActor, '530000', 'all') },
  { name: 'getScorecard county 310120', run: () => getScorecard(publicActor, '310120', 'all') },
  { name: 'getScorecard dense county', run: () => getScorecard(publicActor, DENSE_COUNTY, 'all') },
  { name: 'getLeague nation', run: () => getLeague(publicActor, '100000', 'all') },
  { name: 'getLeague province 530000', run: () => getLeague(publicActor, '530000', 'all') },
  {
    name: 'getFigureSheet province 530000',
    run: () => getFigureSheet(publicActor, '530000', 'places_total', 'all'),
  },
  { name: 'listFigureRows nation', run: () => rows('100000', 1) },
  { name: 'listFigureRows province 530000', run: () => rows('530000', 1) },
  { name: 'listFigureRows province, page 10', run: () => rows('530000', 10) },
  { name: 'listFigureRows county 310120', run: () => rows('310120', 1) },
  { name: 'listFacilities nation', run: () => list({}) },
  { name: 'listFacilities nation, page 100', run: () => list({ page: '100' }) },
  { name: 'listFacilities dense county', run: () => list({ region: DENSE_COUNTY }) },
  { name: 'listFacilities near', run: () => list({ near: '121.47,31.23' }) },
  { name: 'listFacilities filtered, nation', run: () => list({ inclusive: '1', vacancy: '1' }) },
]

/** Median milliseconds of each call, one at a time, everything remembered forgotten before each. */
export async function timeCalls(calls: readonly Call[]): Promise<Map<string, number>> {
  const medians = new Map<string, number>()
  for (const { name, run } of calls) {
    medians.set(name, await medianMilliseconds(run, { times: TIMES, warmUp: WARM_UP, before: forgetAll }))
  }
  return medians
}

export async function medianMilliseconds(
  run: () => Promise<unknown>,
  { times, warmUp, before = () => {} }: { times: number; warmUp: number; before?: () => unknown },
): Promise<number> {
  const taken: number[] = []
  for (let turn = -warmUp; turn < times; turn += 1) {
    await before()
    const startedAt = performance.now()
    await run()
    if (turn >= 0) taken.push(performance.now() - startedAt)
  }
  return taken.sort((a, b) => a - b)[Math.floor(taken.length / 2)] ?? Number.NaN
}
