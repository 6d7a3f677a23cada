import type { DateString } from '@/lib/format/date'
import type { ReceiptPayload } from './schema'

/** Receipts and notices of non-compliance are numbered apart. */
const DOCUMENT_SERIES = ['receipt', 'noncompliance'] as const
export type DocumentSeries = (typeof DOCUMENT_SERIES)[number]

/** 告知书 of non-compliance carry the word, so that nobody takes one for a receipt. */
const SERIES_PREFIX = { receipt: '', noncompliance: '不符合-' } as const satisfies Record<
  DocumentSeries,
  string
>

const DEMO_PREFIX = '演示-'

/** 310120-2026-00001: county, year in Shanghai, sequence; the demo world's numbers say so themselves. */
export function documentNumber(
  series: DocumentSeries,
  countyCode: string,
  year: number,
  sequence: number,
  isDemo: boolean,
): string {
  const demo = isDemo ? DEMO_PREFIX : ''
  return `${demo}${SERIES_PREFIX[series]}${countyCode}-${year}-${String(sequence).padStart(5, '0')}`
}

/** The counter's row: demo documents burn no number of the real series. */
export function counterSeries(series: DocumentSeries, isDemo: boolean): string {
  return isDemo ? `${series}-demo` : series
}

const DASHES = /[‐‑‒–—―−－﹣ー_]/g

/**
 * A receipt number as people type it from paper: full-width figures, other dashes, spaces. Null when it cannot be one,
 * whatever the register holds.
 */
export function readReceiptNumber(text: string): string | null {
  const plain = decoded(text.slice(0, 300)).normalize('NFKC').replace(/\s/g, '').replace(DASHES, '-')
  const parts = /^(?:(演示)-?)?(\d{6})-?(\d{4})-?(\d{5,8})$/.exec(plain)
  if (!parts) return null
  const [, demo, county, year, sequence] = parts
  return `${demo ? DEMO_PREFIX : ''}${county}-${year}-${sequence}`
}

/** A number out of an address may still be percent-encoded. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** What a receipt is to whoever asks: one that fails its check is not valid, whatever its row says. */
export type ReceiptStanding = 'valid' | 'changed' | 'cancelled' | 'invalid'

/** What stands beside the payload in the database; both must say the same. */
export type ReceiptRow = {
  number: string
  countyCode: string
  year: number
  sequence: number
  facilityId: string
  issuerName: string
  issuedOn: DateString
  isDemo: boolean
}

/** Fields in which the row contradicts what was signed, in the portal's words; null when the payload is no payload. */
export function rowProblems(row: ReceiptRow, payload: ReceiptPayload | null): string[] | null {
  if (!payload) return null
  const { countyCode, year, sequence, isDemo } = row
  const isOwnNumber = documentNumber('receipt', countyCode, year, sequence, isDemo) === row.number
  return [
    row.number === payload.number && isOwnNumber ? null : '编号',
    row.facilityId === payload.facility.id ? null : '机构',
    row.issuerName === payload.issuer ? null : '出具部门',
    row.issuedOn === payload.issuedOn ? null : '出具日期',
    row.isDemo === payload.isDemo ? null : '演示标记',
  ].filter((field) => field !== null)
}

const FACTS = {
  name: '机构名称',
  creditCode: '统一社会信用代码',
  kind: '机构类型',
  ownership: '机构性质',
  regionCode: '所在区划',
  address: '地址',
  headName: '负责人',
  serviceForms: '服务形式',
  places: '收托规模',
} as const

/** What the register says otherwise today; an official has put it right since, which voids no receipt. */
export function registerDifferences(
  signed: ReceiptPayload['facility'],
  now: ReceiptPayload['facility'],
): string[] {
  return (Object.keys(FACTS) as (keyof typeof FACTS)[])
    .filter((key) => JSON.stringify(signed[key]) !== JSON.stringify(now[key]))
    .map((key) => FACTS[key])
}
