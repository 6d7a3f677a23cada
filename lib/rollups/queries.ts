import 'server-only'
import { db, Prisma, type Reader } from '@/lib/core/db'
import type { Basis } from '@/prisma/generated/enums'
import { ALL_MEASURES, type Measures } from './measures'

type Row = { region_code: string } & Record<string, number | string>

const totals = Prisma.raw(ALL_MEASURES.map((name) => `sum(u.${name})::int as ${name}`).join(', '))
const plain = Prisma.raw(ALL_MEASURES.map((name) => `u.${name}`).join(', '))

const toMeasures = (row: Row): Measures =>
  Object.fromEntries(ALL_MEASURES.map((name) => [name, Number(row[name])])) as Record<keyof Measures, number>

const byRegion = (rows: Row[]) => new Map(rows.map((row) => [row.region_code, toMeasures(row)]))

/** What rollups need to know of a region; any level. */
export type RollupRegion = { code: string; path: string; anchorCode: string | null }

/**
 * Today's sums of each region with everything below it. A township reads its own row, a county its stored
 * subtree row, anything above adds its counties and what is recorded for itself (a province's experts). A region without a row is absent.
 */
export async function sumRollups(
  regions: readonly RollupRegion[],
  basis: Basis,
  reader: Reader = db,
): Promise<Map<string, Measures>> {
  const below = regions.filter((region) => region.anchorCode !== null && region.anchorCode !== region.code)
  const anchors = regions.filter((region) => region.anchorCode === region.code)
  const above = regions.filter((region) => region.anchorCode === null)
  const [direct, subtree, summed] = await Promise.all([
    read(reader, below, 'direct', basis),
    read(reader, anchors, 'subtree', basis),
    sumAbove(reader, above, basis),
  ])
  return new Map([...direct, ...subtree, ...summed])
}

async function read(reader: Reader, regions: RollupRegion[], span: 'direct' | 'subtree', basis: Basis) {
  if (regions.length === 0) return new Map<string, Measures>()
  const codes = regions.map((region) => region.code)
  const rows = await reader.$queryRaw<Row[]>`
    select u.region_code, ${plain} from rollups u
    where u.region_code = any(${codes}) and u.span = ${span}::"RollupSpan" and u.basis = ${basis}::"Basis"`
  return byRegion(rows)
}

async function sumAbove(reader: Reader, regions: RollupRegion[], basis: Basis) {
  if (regions.length === 0) return new Map<string, Measures>()
  const codes = regions.map((region) => region.code)
  const rows = await reader.$queryRaw<Row[]>`
    select r.code as region_code, ${totals}
    from regions r join rollups u on (u.span = 'subtree' or u.anchor_code is null) and u.basis = ${basis}::"Basis"
      and u.region_path >= r.path and u.region_path < r.path || '0'
    where r.code = any(${codes}) group by r.code`
  return byRegion(rows)
}

/** The sums as they stood at the end of a past day, from the last snapshot not later than it. */
export async function sumSnapshots(
  codes: readonly string[],
  basis: Basis,
  onDate: string,
): Promise<Map<string, Measures>> {
  const rows = await db.$queryRaw<Row[]>`
    select u.region_code, ${plain}
    from unnest(${[...codes]}::text[]) as c(code)
    cross join lateral (select * from rollup_snapshots s where s.region_code = c.code and s.basis = ${basis}::"Basis"
      and s.on_date <= ${onDate}::date order by s.on_date desc limit 1) u`
  return byRegion(rows)
}

/** One region's sums at each of these days (ascending), null before its first snapshot. */
export async function listSnapshots(
  code: string,
  basis: Basis,
  days: readonly string[],
): Promise<(Measures | null)[]> {
  const rows = await db.$queryRaw<({ day: string } & Row)[]>`
    select to_char(d.day, 'YYYY-MM-DD') as day, u.region_code, ${plain}
    from unnest(${[...days]}::date[]) as d(day)
    cross join lateral (select * from rollup_snapshots s where s.region_code = ${code} and s.basis = ${basis}::"Basis"
      and s.on_date <= d.day order by s.on_date desc limit 1) u`
  const known = new Map(rows.map((row) => [row.day, toMeasures(row)]))
  return days.map((day) => known.get(day) ?? null)
}
