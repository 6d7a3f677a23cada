import 'server-only'
import { type FileHandle, open } from 'node:fs/promises'
import { csvGrid } from './csv-grid'
import { TableError } from './table-error'
import { type Table, tableFromGrid } from './table-rows'
import { xlsxGrid } from './xlsx-grid'

const MOST_CSV_BYTES = 20_000_000
const MOST_XLSX_BYTES = 20_000_000
const MOST_ROWS = 100_000
const HEAD_BYTES = 512
const OLD_OFFICE_FILE = Buffer.from('d0cf11e0', 'hex')

export type ReadTableOptions = { maxBytes?: number; maxRows?: number }

/**
 * Reads a CSV (UTF-8 or GB18030, comma or tab) or the first sheet of an XLSX, told apart by content, not by name.
 * Defaults: 20 MB, 100,000 data rows. Cells that may not be used are listed in `rejected`; a file that cannot be
 * used at all throws TableError. Header names are not judged here: see checkHeader.
 */
export async function readTable(source: Buffer | string, options: ReadTableOptions = {}): Promise<Table> {
  const maxRows = options.maxRows ?? MOST_ROWS
  const { kind, bytes } = await loadWithin(source, options.maxBytes)
  const warnings: string[] = []
  const grid = kind === 'xlsx' ? await xlsxGrid(bytes, maxRows, warnings) : csvGrid(bytes, maxRows)
  return tableFromGrid(grid, maxRows, warnings)
}

/** Throws wrong_header naming every missing, and every unknown, column. */
export function checkHeader(
  header: string[],
  required: readonly string[],
  optional: readonly string[] = [],
): void {
  const missing = required.filter((name) => !header.includes(name))
  const unknown = header.filter((name) => !required.includes(name) && !optional.includes(name))
  if (missing.length === 0 && unknown.length === 0) return
  const parts = [
    missing.length > 0 ? `缺少列：${missing.join('、')}` : '',
    unknown.length > 0 ? `不认识的列：${unknown.join('、')}` : '',
  ].filter(Boolean)
  throw new TableError('wrong_header', `${parts.join('；')}。请按模板的列名填写`)
}

type Loaded = { kind: 'csv' | 'xlsx'; bytes: Buffer }

async function loadWithin(source: Buffer | string, maxBytes: number | undefined): Promise<Loaded> {
  if (typeof source !== 'string') {
    return { kind: checkSize(source.subarray(0, HEAD_BYTES), source.length, maxBytes), bytes: source }
  }
  let file: FileHandle
  try {
    file = await open(source, 'r')
  } catch (error) {
    throw new TableError('unreadable', `打不开文件 ${source}：请检查路径和权限`, { cause: error })
  }
  try {
    const stat = await file.stat()
    if (!stat.isFile())
      throw new TableError('unreadable', `${source} 不是普通文件：请给出 CSV 或 XLSX 文件的路径`)
    const head = await readStart(file, Math.min(HEAD_BYTES, stat.size))
    const kind = checkSize(head, stat.size, maxBytes)
    return { kind, bytes: await readStart(file, stat.size) }
  } finally {
    await file.close()
  }
}

// Reads what was measured and no more, even if the file grows meanwhile.
async function readStart(file: FileHandle, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length)
  let filled = 0
  while (filled < length) {
    const { bytesRead } = await file.read(bytes, filled, length - filled, filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return bytes.subarray(0, filled)
}

function checkSize(head: Buffer, size: number, maxBytes: number | undefined): Loaded['kind'] {
  if (size === 0) throw new TableError('empty', '文件是空的：请按模板填写后再上传')
  const kind = head.subarray(0, 4).toString('latin1') === 'PK\x03\x04' ? 'xlsx' : 'csv'
  const limit = maxBytes ?? (kind === 'xlsx' ? MOST_XLSX_BYTES : MOST_CSV_BYTES)
  if (size > limit) {
    const sizes = `${megabytes(size)} MB，上限 ${megabytes(limit)} MB`
    throw new TableError('too_large', `文件过大（${sizes}）：请拆成几个文件后分别上传`)
  }
  if (kind === 'csv') refuseOtherFormats(head)
  return kind
}

const megabytes = (bytes: number): string => String(Math.round(bytes / 100_000) / 10)

function refuseOtherFormats(head: Buffer): void {
  const start = head
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
    .toLowerCase()
  const saveAs = '请用 Excel 或 WPS 打开，另存为“Excel 工作簿 (.xlsx)”或“CSV UTF-8”后再上传'
  if (head.subarray(0, 4).equals(OLD_OFFICE_FILE)) {
    throw new TableError('not_a_table', `文件是旧版 .xls，或是设有密码的工作簿：${saveAs}`)
  }
  if (/^(<!doctype|<!--|<html|<head|<body|<meta|<table|<\?xml|<style)/.test(start)) {
    throw new TableError('not_a_table', `文件其实是网页 (HTML) 或 XML，不是表格：${saveAs}`)
  }
  if (/^(%pdf-|\{\\rtf|rar!)/.test(start)) {
    throw new TableError('not_a_table', `文件不是 CSV 或 XLSX 表格：${saveAs}`)
  }
}
