import { levelLabel, parseCertificateType, parseLevel } from '@/lib/certificates/labels'
import { numberKeyOf } from '@/lib/certificates/rules'
import { parseDateText } from '@/lib/exchange/cell-text'
import type { DateString } from '@/lib/format/date'
import { comparableName } from '@/lib/identity-numbers/rules'
import type { CertificateType } from '@/prisma/generated/enums'

/** Columns of an issuer's list. Number, name and type find and prove a certificate; the others are compared where they are there. */
export const LIST_COLUMNS = {
  required: ['姓名', '证书编号', '证书类型'],
  optional: ['等级', '发证日期', '有效期至'],
} as const

export type Declared = {
  id: string
  version: number
  personName: string
  type: CertificateType
  level: number | null
  number: string
  issuedOn: DateString | null
  validUntil: DateString | null
}

export type ListRow = { row: number; cells: Readonly<Record<string, string>> }

export const COMPARED_FIELDS = ['name', 'type', 'level', 'issuedOn', 'validUntil', 'rows'] as const
export type ComparedField = (typeof COMPARED_FIELDS)[number]

export type Difference = { field: ComparedField; declared: string; listed: string }

export type Compared = {
  certificate: Declared
  result: 'same' | 'differs' | 'not_listed'
  /** Line of the sheet it was found in. */
  row: number | null
  differences: Difference[]
}

/**
 * Lays declarations beside an issuer's list. Found by number; the same only when every column that says something says
 * the same. A number the list has twice is not the same: nobody can tell which line is meant.
 */
export function compareWithList(
  certificates: readonly Declared[],
  rows: readonly ListRow[],
): { compared: Compared[]; unmatched: ListRow[] } {
  const byNumber = new Map<string, ListRow[]>()
  for (const row of rows) {
    const key = numberKeyOf(row.cells.证书编号 ?? '')
    if (key !== '') byNumber.set(key, [...(byNumber.get(key) ?? []), row])
  }
  const used = new Set<ListRow>()
  const compared = certificates.map((certificate): Compared => {
    const key = numberKeyOf(certificate.number)
    const found = key === '' ? [] : (byNumber.get(key) ?? [])
    for (const row of found) used.add(row)
    const [first] = found
    if (!first) return { certificate, result: 'not_listed', row: null, differences: [] }
    const differences = differencesOf(certificate, first.cells)
    if (found.length > 1)
      differences.push({ field: 'rows', declared: '1 行', listed: `${found.length} 行，编号相同` })
    return { certificate, result: differences.length === 0 ? 'same' : 'differs', row: first.row, differences }
  })
  return { compared, unmatched: rows.filter((row) => !used.has(row)) }
}

function differencesOf(certificate: Declared, cells: ListRow['cells']): Difference[] {
  const differences: Difference[] = []
  const add = (field: ComparedField, declared: string, listed: string) =>
    differences.push({ field, declared, listed })
  const name = cells.姓名 ?? ''
  if (comparableName(name) !== comparableName(certificate.personName))
    add('name', certificate.personName, name)
  const type = parseCertificateType(cells.证书类型 ?? '')
  if (type?.type !== certificate.type) add('type', certificate.type, cells.证书类型 ?? '')
  const levelCell = parseLevel(cells.等级 ?? '')
  const level = levelCell === null ? (type?.level ?? null) : levelCell
  // A level nobody can read is no proof of the one declared.
  if (level !== null && level !== certificate.level)
    add('level', levelLabel(certificate.level), cells.等级 || levelLabel(level ?? null))
  for (const [field, column] of [
    ['issuedOn', '发证日期'],
    ['validUntil', '有效期至'],
  ] as const) {
    const text = cells[column] ?? ''
    const day = parseDateText(text.normalize('NFKC').trim())
    if (text !== '' && day !== certificate[field]) add(field, certificate[field] ?? '', day ?? text)
  }
  return differences
}
