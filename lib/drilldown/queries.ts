import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { todayInShanghai } from '@/lib/core/clock'
import { db, Prisma } from '@/lib/core/db'
import { memo } from '@/lib/core/memo'
import type { Indicator, ReportedIndicator } from '@/lib/indicators/catalogue'
import { type CountLevel, countedRecords } from '@/lib/indicators/rules'
import { latestConfirmed } from '@/lib/reported/queries'
import { type Measure, type RecordSource, sourceOf, type ViewSource } from '@/lib/rollups/measures'
import { type RollupRegion, sumRollups } from '@/lib/rollups/queries'
import type { Basis } from '@/prisma/generated/enums'

export type RecordType =
  | 'facility'
  | 'kindergarten'
  | 'service_site'
  | 'township'
  | 'reported_figure'
  | 'expert'
  | 'training_course'

/** One record behind a figure and what it adds. */
export type FigureRow = {
  type: RecordType
  id: string
  name: string
  region: { code: string; name: string }
  contribution: number
}

export type FigureRows = { items: FigureRow[]; page: number; pageSize: number; total: number }
export type Part = 'numerator' | 'denominator'

const TYPE: Record<ViewSource, RecordType> = {
  facility: 'facility',
  kindergarten: 'kindergarten',
  site: 'service_site',
  staff: 'facility',
  month: 'facility',
  expert: 'expert',
  course: 'training_course',
}

export type RowsQuery = {
  region: RollupRegion & { name: string }
  indicator: Indicator
  basis: Basis
  part?: Part
  countLevel?: CountLevel
  page: number
  pageSize: number
}

/** The records behind the numerator (or a counted denominator), in area order; their contributions add up to it. */
export async function listFigureRows(_actor: Actor, query: RowsQuery): Promise<FigureRows> {
  const { indicator, page, pageSize } = query
  if (indicator.source === 'reported') return reportedRows(indicator, query)
  const measure = measureOf(query)
  if (measure === null) return { items: [], page, pageSize, total: 0 }
  const basis = indicator.source === 'computed' && indicator.alwaysAll ? 'all' : query.basis
  const source = sourceOf(measure)
  return source === 'township'
    ? townshipRows(query, measure, basis)
    : recordRows(query, measure, source, basis)
}

/** The sum whose rows are asked for; null where a figure has no records (awaited) or the part is a population. */
export function measureOf({
  indicator,
  part = 'numerator',
  countLevel = null,
}: Pick<RowsQuery, 'indicator' | 'part' | 'countLevel'>): Measure | null {
  if (indicator.source !== 'computed') return null
  if (countLevel === 'street' && indicator.streetsOnly) return indicator.streetsOnly[part]
  if (part === 'numerator') return indicator.numerator
  return indicator.denominator && 'measure' in indicator.denominator ? indicator.denominator.measure : null
}

type Found = { id: string; name: string; region_code: string; region_name: string; contribution: number }

// Names of views and columns come from measures.ts, never from a caller.
async function recordRows(
  query: RowsQuery,
  measure: Measure,
  source: ViewSource,
  basis: Basis,
): Promise<FigureRows> {
  const { region, page, pageSize } = query
  const view = Prisma.raw(`${source}_measures`)
  const column = Prisma.raw(measure)
  const where = countedRows(region.path, measure, basis)
  const [rows, total] = await Promise.all([
    db.$queryRaw<Found[]>`
      select v.record_id as id, v.name, v.region_code, r.name as region_name, v.${column} as contribution
      from (select * from ${view} v where ${where} order by v.region_path, v.record_id
            limit ${pageSize} offset ${(page - 1) * pageSize}) v
      join regions r on r.code = v.region_code order by v.region_path, v.record_id`,
    countOf(JSON.stringify([source, measure, basis, region.path])),
  ])
  return { items: rows.map((row) => toRow(TYPE[source], row)), page, pageSize, total }
}

/** Counting reads every record of the area, unlike a page of them: remembered, so that paging does not repeat it. */
const countOf = memo(async (key: string): Promise<number> => {
  const [source, measure, basis, path] = JSON.parse(key) as [RecordSource, Measure, Basis, string]
  const counted = await db.$queryRaw<{ total: number }[]>`
    select count(*)::int as total from ${Prisma.raw(`${source}_measures`)} v
    where ${countedRows(path, measure, basis)}`
  return counted[0]?.total ?? 0
})

const countedRows = (path: string, measure: Measure, basis: Basis) => Prisma.sql`
  v.basis = ${basis}::"Basis" and v.region_path >= ${path} and v.region_path < ${`${path}0`}
  and v.${Prisma.raw(measure)} <> 0`

async function townshipRows(query: RowsQuery, measure: Measure, basis: Basis): Promise<FigureRows> {
  const { region, page, pageSize } = query
  const column = Prisma.raw(measure)
  const where = Prisma.sql`u.span = 'direct' and u.basis = ${basis}::"Basis" and u.region_path >= ${region.path}
    and u.region_path < ${`${region.path}0`} and u.${column} <> 0`
  const [rows, counted] = await Promise.all([
    db.$queryRaw<Found[]>`
      select r.code as id, r.name, r.code as region_code, r.name as region_name, u.${column} as contribution
      from rollups u join regions r on r.code = u.region_code
      where ${where} order by u.region_path limit ${pageSize} offset ${(page - 1) * pageSize}`,
    db.$queryRaw<{ total: number }[]>`select count(*)::int as total from rollups u where ${where}`,
  ])
  return { items: rows.map((row) => toRow('township', row)), page, pageSize, total: counted[0]?.total ?? 0 }
}

async function reportedRows(indicator: ReportedIndicator, query: RowsQuery): Promise<FigureRows> {
  const { region, basis, page, pageSize } = query
  const [found, sums] = await Promise.all([
    latestConfirmed([region.code], [indicator.code], todayInShanghai()),
    indicator.records ? sumRollups([region], basis) : null,
  ])
  const report = found.get(`${region.code}|${indicator.code}`)
  const inputs = { measures: sums?.get(region.code) ?? null, reported: report ?? null }
  if (indicator.records && countedRecords(indicator, inputs) !== null) {
    const { measure } = indicator.records
    return recordRows(query, measure, sourceOf(measure) as ViewSource, basis)
  }
  if (!report) return { items: [], page, pageSize, total: 0 }
  const row: FigureRow = {
    type: 'reported_figure',
    id: report.id,
    name: `${report.document}（${report.period}）`,
    region: { code: region.code, name: region.name },
    contribution: report.numerator ?? report.value,
  }
  return { items: page === 1 ? [row] : [], page, pageSize, total: 1 }
}

const toRow = (type: RecordType, row: Found): FigureRow => ({
  type,
  id: row.id,
  name: row.name,
  region: { code: row.region_code, name: row.region_name },
  contribution: Number(row.contribution),
})
