import type { Tx } from '@/lib/core/db'
import { type DateString, yearOf } from '@/lib/format/date'
import type { StatisticKind } from '@/prisma/generated/enums'
import type { Area, County } from './geography'
import { split } from './random'
import { ESTIMATE } from './words'

type Row = { regionCode: string; year: number; kind: StatisticKind; value: number }

/** One to three is two of three years; children under one are a little fewer each year. */
const SHARE_1_TO_3 = 0.66
/** Two years before there were more children. */
const EARLIER = 1.06

/** The latest year over on the day, and two years earlier, so that past months have their own count. */
export function childYears(today: DateString): { year: number; factor: number }[] {
  const latest = today.endsWith('-12-31') ? yearOf(today) : yearOf(today) - 1
  return [
    { year: latest - 2, factor: EARLIER },
    { year: latest, factor: 1 },
  ]
}

const townRows = (county: County, kind: StatisticKind, year: number, total: number): Row[] =>
  split(
    total,
    county.towns.map((town) => town.weight),
  ).map((value, index) => ({ regionCode: county.towns[index]?.code ?? county.code, year, kind, value }))

function childRows(area: Area, kind: StatisticKind, year: number, total: number): Row[] {
  const perCounty = split(
    total,
    area.counties.map((county) => county.weight),
  )
  const counties = area.counties.flatMap((county, index) => {
    const value = perCounty[index] ?? 0
    return [{ regionCode: county.code, year, kind, value }, ...townRows(county, kind, year, value)]
  })
  const sumOf = (code: string) =>
    area.counties.reduce(
      (sum, county, at) => sum + (county.parentCode === code ? (perCounty[at] ?? 0) : 0),
      0,
    )
  const above = area.prefectures.map((code) => ({ regionCode: code, year, kind, value: sumOf(code) }))
  const isCounty = area.counties.some((county) => county.code === area.code)
  return [...(isCounty ? [] : [{ regionCode: area.code, year, kind, value: total }]), ...above, ...counties]
}

function residentRows(area: Area): Row[] {
  return area.counties.flatMap((county) => {
    if (!county.residents) return []
    const { value, year, isReal } = county.residents
    const own: Row[] = isReal ? [] : [{ regionCode: county.code, year, kind: 'resident_population', value }]
    return [...own, ...townRows(county, 'resident_population', year, value)]
  })
}

const communityRows = (area: Area, year: number): Row[] =>
  area.counties.flatMap((county) => {
    const total = area.recipe.communitiesPerTown * county.towns.length
    return [
      { regionCode: county.code, year, kind: 'communities' as const, value: total },
      ...townRows(county, 'communities', year, total),
    ]
  })

/** Estimates of what no source here has; a real count is never replaced. Returns them by `code|kind` (latest year). */
export async function seedStatistics(tx: Tx, areas: readonly Area[], today: DateString) {
  const years = childYears(today)
  const rows = areas.flatMap((area) => [
    ...years.flatMap(({ year, factor }) => {
      const under3 = Math.round(area.recipe.childrenUnder3 * factor)
      return [
        ...childRows(area, 'children_under_3', year, under3),
        ...childRows(area, 'children_1_to_3', year, Math.round(under3 * SHARE_1_TO_3)),
      ]
    }),
    ...residentRows(area),
    ...communityRows(area, years[0]?.year ?? 0),
  ])
  await tx.$executeRaw`
    insert into region_statistics (id, region_code, year, kind, value, source, confidence, is_demo, updated_at)
    select gen_random_uuid(), s.region_code, s.year, s.kind, s.value, ${ESTIMATE}, 'C', true, now()
    from unnest(${rows.map((row) => row.regionCode)}::text[], ${rows.map((row) => row.year)}::int[],
      ${rows.map((row) => row.kind)}::"StatisticKind"[], ${rows.map((row) => row.value)}::int[])
      as s(region_code, year, kind, value)
    on conflict (region_code, kind, year) do nothing`
  return new Map(rows.map((row) => [`${row.regionCode}|${row.kind}`, row.value]))
}
