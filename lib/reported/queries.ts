import 'server-only'
import { db, type Reader } from '@/lib/core/db'
import type { DateString } from '@/lib/format/date'
import type { Reported } from '@/lib/indicators/rules'

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
