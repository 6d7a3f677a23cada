/** Receipts and notices of non-compliance are numbered apart. */
export const DOCUMENT_SERIES = ['receipt', 'noncompliance'] as const
export type DocumentSeries = (typeof DOCUMENT_SERIES)[number]

/** 告知书 of non-compliance carry the word, so that nobody takes one for a receipt. */
const SERIES_PREFIX = { receipt: '', noncompliance: '不符合-' } as const satisfies Record<
  DocumentSeries,
  string
>

export const DEMO_PREFIX = '演示-'

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
  const plain = text.slice(0, 100).normalize('NFKC').replace(/\s/g, '').replace(DASHES, '-')
  const parts = /^(?:(演示)-?)?(\d{6})-?(\d{4})-?(\d{5,8})$/.exec(plain)
  if (!parts) return null
  const [, demo, county, year, sequence] = parts
  return `${demo ? DEMO_PREFIX : ''}${county}-${year}-${sequence}`
}
