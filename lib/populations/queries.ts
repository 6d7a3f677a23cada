import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { db, Prisma, type Reader } from '@/lib/core/db'
import type { DateString } from '@/lib/format/date'
import type { Statistic } from '@/lib/indicators/rules'
import type { Confidence, StatisticKind } from '@/prisma/generated/enums'

/** The key of `latestStatistics`. */
export const statisticKey = (regionCode: string, kind: StatisticKind) => `${regionCode}|${kind}` as const

type LatestRow = {
  region_code: string
  kind: StatisticKind
  value: string
  year: number
  source: string
  is_estimate: boolean
}

/**
 * For each region and kind the count of the latest year that is over on the day (a count is known from
 * 31 December of its year), keyed `region|kind`. A region without one takes the sum of its divisions in force
 * below it, down to the county (a county: its townships), but only if all of them have one: source 由下级合计 and
 * the oldest of their years. Otherwise it is absent. One statement for any number of regions.
 */
export async function latestStatistics(
  regionCodes: readonly string[],
  kinds: readonly StatisticKind[],
  onDate: DateString,
  reader: Reader = db,
): Promise<Map<string, Statistic>> {
  if (regionCodes.length === 0 || kinds.length === 0) return new Map()
  const latest = Prisma.sql`select s.value, s.year, s.source, s.confidence = 'C' or s.is_demo as is_estimate
    from region_statistics s where make_date(s.year, 12, 31) <= ${onDate}::date`
  const rows = await reader.$queryRaw<LatestRow[]>`
    with recursive walk as (
      select c.code as root, k.kind, null as parent, c.code, s.value, s.year, s.source, s.is_estimate
      from unnest(${[...regionCodes]}::text[]) as c(code)
      cross join unnest(${[...kinds]}::"StatisticKind"[]) as k(kind)
      left join lateral (${latest} and s.region_code = c.code and s.kind = k.kind order by s.year desc limit 1) s on true
      union all
      select w.root, w.kind, w.code, r.code, s.value, s.year, s.source, s.is_estimate
      from walk w
      join regions r on r.parent_code = w.code and (r.level <> 'township' or w.code = w.root)
        and coalesce(r.in_force_from, '-infinity') <= ${onDate}::date
        and coalesce(r.in_force_until, 'infinity') > ${onDate}::date
      left join lateral (${latest} and s.region_code = r.code and s.kind = w.kind order by s.year desc limit 1) s on true
      where w.value is null
    ), leaves as (
      select * from walk w
      where w.value is not null or not exists (select from walk c where c.root = w.root and c.kind = w.kind and c.parent = w.code)
    )
    select root as region_code, kind, sum(value)::text as value, min(year) as year, bool_or(is_estimate) as is_estimate,
      case when bool_or(parent is null) then min(source) else '由下级合计' end as source
    from leaves group by root, kind having count(*) = count(value)`
  return new Map(
    rows.map((row) => [
      statisticKey(row.region_code, row.kind),
      { value: Number(row.value), year: row.year, source: row.source, isEstimate: row.is_estimate },
    ]),
  )
}

export type StatisticDto = {
  id: string
  kind: StatisticKind
  year: number
  value: number
  source: string
  confidence: Confidence
  isDemo: boolean
  version: number
}

const COLUMNS = {
  id: true,
  kind: true,
  year: true,
  value: true,
  source: true,
  confidence: true,
  isDemo: true,
  version: true,
} as const satisfies Prisma.RegionStatisticSelect

/** A division's counts, by kind, latest year first. Counts of populations are public. */
export async function listStatistics(_actor: Actor, regionCode: string): Promise<StatisticDto[]> {
  return db.regionStatistic.findMany({
    where: { regionCode },
    orderBy: [{ kind: 'asc' }, { year: 'desc' }],
    select: COLUMNS,
  })
}

/** One count of a division, or null. */
export async function findStatistic(
  _actor: Actor,
  key: { regionCode: string; kind: StatisticKind; year: number },
  reader: Reader = db,
): Promise<StatisticDto | null> {
  return reader.regionStatistic.findUnique({ where: { regionCode_kind_year: key }, select: COLUMNS })
}
