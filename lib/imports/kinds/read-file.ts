import 'server-only'
import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { checkHeader, readTable } from '@/lib/exchange/read-table'
import { TableError } from '@/lib/exchange/table-error'
import type { Table } from '@/lib/exchange/table-rows'
import type { DateString } from '@/lib/format/date'
import type { ImportKind } from '@/prisma/generated/enums'
import { HEADERS, MOST_UPLOAD_BYTES, type Problem } from '../schema'
import type { ReadRow } from './kind'
import { rulesOf } from './registry'

/** A file as far as it can be judged without the register. */
export type ReadFile = {
  kind: ImportKind
  name: string
  sha256: string
  content: Buffer | null
  rows: ReadRow<unknown>[]
  rejected: Problem[]
  warnings: Problem[]
}

export type ImportFile = { name: string; content: Buffer } | { path: string }

/** A sheet line that stands for the file as a whole. */
const WHOLE_FILE = 0

/**
 * Reads and checks every row's own words. A file refused as a whole (encoding, header, size) is one rejection on its
 * line, or on line 0; only a file that cannot be opened throws TableError.
 */
export async function readImportFile(
  kind: ImportKind,
  file: ImportFile,
  today: DateString,
): Promise<ReadFile> {
  const name = 'path' in file ? path.basename(file.path) : file.name
  const base = { kind, name, sha256: '', content: null, rows: [], warnings: [] }
  try {
    const content = 'path' in file ? await readWithin(file.path) : file.content
    const table = await readTable(content, { maxRows: rulesOf(kind).mostRows })
    checkHeader(table.header, HEADERS[kind].required, HEADERS[kind].optional)
    const sha256 = createHash('sha256').update(content).digest('hex')
    return { kind, name, sha256, content, ...readRows(kind, table, today) }
  } catch (error) {
    if (!(error instanceof TableError) || error.code === 'unreadable') throw error
    return { ...base, rejected: [{ row: error.row ?? WHOLE_FILE, column: '', reason: error.message }] }
  }
}

/** A file of the size an import may have; for any other readTable, given the path, says what is wrong with it. */
async function readWithin(file: string): Promise<Buffer> {
  const known = await stat(file).catch(() => null)
  if (!known?.isFile() || known.size > MOST_UPLOAD_BYTES) {
    await readTable(file)
    throw new TableError('unreadable', `打不开文件 ${file}：请检查路径和权限`)
  }
  return readFile(file)
}

function readRows(kind: ImportKind, table: Table, today: DateString) {
  const schema = rulesOf(kind).rowSchema(today)
  const damaged = new Set(table.rejected.map(({ row }) => row))
  const rejected: Problem[] = [...table.rejected]
  const rows: ReadRow<unknown>[] = []
  for (const { row, cells } of table.rows) {
    if (damaged.has(row)) continue
    const parsed = schema.safeParse(cells)
    if (parsed.success) rows.push({ row, value: parsed.data })
    else {
      for (const {
        path: [column],
        message,
      } of parsed.error.issues)
        rejected.push({ row, column: String(column ?? ''), reason: message })
    }
  }
  const warnings = table.warnings.map((reason) => ({ row: WHOLE_FILE, column: '', reason }))
  return { rows, rejected, warnings }
}
