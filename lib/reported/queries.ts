import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/core/actor'
import { db, type Prisma, type Reader } from '@/lib/core/db'
import { likeLiteral } from '@/lib/core/like'
import { type DateString, fromDateColumn } from '@/lib/format/date'
import type { Reported } from '@/lib/indicators/rules'
import { leadingCode } from '@/lib/regions/rules'
import type { ReportedState } from '@/prisma/generated/enums'
import { visibleTo } from './policy'
import type { ReportedFilter } from './schema'

/** The key of `latestConfirmed`. */
export const reportedKey = (regionCode: string, indicatorCode: string) =>
  `${regionCode}|${indicatorCode}` as const

type LatestRow = {
  id: string
  region_code: string
  indicator_code: string
  value: string
  numerator: string | null
  denominator: string | null
  period: string
  document: string
  document_date: string
  is_demo: boolean
}

const number = (text: string | null) => (text === null ? null : Number(text))

/**
 * For each region and indicator the confirmed figure of the latest period that ended by `asOf`, keyed
 * `region|indicator`; one statement for any number of regions. A region without one is absent.
 */
export async function latestConfirmed(
  regionCodes: readonly string[],
  indicatorCodes: readonly string[],
  asOf: DateString,
  reader: Reader = db,
): Promise<Map<string, Reported>> {
  if (regionCodes.length === 0 || indicatorCodes.length === 0) return new Map()
  const rows = await reader.$queryRaw<LatestRow[]>`
    select distinct on (region_code, indicator_code) id, region_code, indicator_code, value::text,
      numerator::text, denominator::text, period, document, to_char(document_date, 'YYYY-MM-DD') as document_date, is_demo
    from reported_figures
    where state = 'confirmed' and region_code = any(${[...regionCodes]}) and indicator_code = any(${[...indicatorCodes]})
      and period_end <= ${asOf}::date
    order by region_code, indicator_code, period_end desc, length(period) desc`
  return new Map(
    rows.map((row) => [
      reportedKey(row.region_code, row.indicator_code),
      {
        id: row.id,
        value: Number(row.value),
        numerator: number(row.numerator),
        denominator: number(row.denominator),
        period: row.period,
        document: row.document,
        documentDate: row.document_date,
        isDemo: row.is_demo,
      },
    ]),
  )
}

export type ReportedDto = {
  id: string
  regionCode: string
  regionName: string
  regionPath: string
  indicatorCode: string
  period: string
  periodEnd: DateString
  value: number
  numerator: number | null
  denominator: number | null
  document: string
  documentDate: DateString
  state: ReportedState
  enteredById: string | null
  enteredByName: string
  enteredAt: Date
  decidedByName: string | null
  decidedAt: Date | null
  decisionNote: string | null
  isDemo: boolean
  version: number
}

const COLUMNS = {
  id: true,
  regionCode: true,
  region: { select: { name: true, path: true } },
  indicatorCode: true,
  period: true,
  periodEnd: true,
  value: true,
  numerator: true,
  denominator: true,
  document: true,
  documentDate: true,
  state: true,
  enteredById: true,
  enteredByName: true,
  enteredAt: true,
  decidedByName: true,
  decidedAt: true,
  decisionNote: true,
  isDemo: true,
  version: true,
} as const satisfies Prisma.ReportedFigureSelect

function toDto({ region, ...row }: Prisma.ReportedFigureGetPayload<{ select: typeof COLUMNS }>): ReportedDto {
  return {
    ...row,
    regionName: region.name,
    regionPath: region.path,
    periodEnd: fromDateColumn(row.periodEnd),
    documentDate: fromDateColumn(row.documentDate),
    value: Number(row.value),
    numerator: row.numerator === null ? null : Number(row.numerator),
    denominator: row.denominator === null ? null : Number(row.denominator),
  }
}

export const REPORTED_PER_PAGE = 50

function wanted(filter: ReportedFilter): Prisma.ReportedFigureWhereInput[] {
  const code = filter.region === undefined ? null : leadingCode(filter.region)
  return [
    filter.state === undefined ? {} : { state: filter.state },
    filter.indicator === undefined ? {} : { indicatorCode: filter.indicator },
    filter.region === undefined
      ? {}
      : code
        ? { regionCode: code }
        : { region: { name: { contains: likeLiteral(filter.region) } } },
  ]
}

/** One page of the figures the actor may see: those to be decided first, then the latest entered. */
export async function listReported(
  actor: Actor,
  filter: ReportedFilter,
): Promise<{ items: ReportedDto[]; page: number; pageSize: number; total: number }> {
  const where = { AND: [visibleTo(actor), ...wanted(filter)] }
  const [total, rows] = await Promise.all([
    db.reportedFigure.count({ where }),
    db.reportedFigure.findMany({
      where,
      orderBy: [{ state: 'asc' }, { enteredAt: 'desc' }, { id: 'asc' }],
      skip: (filter.page - 1) * REPORTED_PER_PAGE,
      take: REPORTED_PER_PAGE,
      select: COLUMNS,
    }),
  ])
  return { items: rows.map(toDto), page: filter.page, pageSize: REPORTED_PER_PAGE, total }
}

/** Null for a figure that is not there or not visible to the actor. */
export async function findReported(
  actor: Actor,
  id: string,
  reader: Reader = db,
): Promise<ReportedDto | null> {
  if (!z.uuid().safeParse(id).success) return null
  const row = await reader.reportedFigure.findFirst({
    where: { AND: [visibleTo(actor), { id: { equals: id } }] },
    select: COLUMNS,
  })
  return row && toDto(row)
}
