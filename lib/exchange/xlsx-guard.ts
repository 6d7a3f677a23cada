import 'server-only'
import { inflateRawSync } from 'node:zlib'
import { TableError } from './table-error'

export const MOST_UNZIPPED_BYTES = 300_000_000
// Cells and rows. exceljs holds every cell as an object: 880,000 cells took the process to 760 MB and 4 seconds.
const MOST_CELLS = 1_000_000
const MOST_MERGED_CELLS = 100_000
const END_OF_DIRECTORY = Buffer.from('PK\x05\x06', 'latin1')
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_ENTRY = 0x04034b50
const STORED = 0
const DEFLATED = 8
const IN_ZIP64 = 0xffffffff

type Entry = { name: string; method: number; packed: number; unpacked: number; offset: number }

const notXlsx = (why: string, cause?: unknown): TableError =>
  new TableError('not_a_table', `${why}：请用 Excel 或 WPS 另存为“Excel 工作簿 (.xlsx)”后再上传`, { cause })

/** Refuses what exceljs would choke on: zip bombs, lying sizes, other zips, endless cells or merges. */
export function guardXlsx(bytes: Buffer, maxUnzippedBytes = MOST_UNZIPPED_BYTES): void {
  const entries = listEntries(bytes)
  const declared = entries.reduce((sum, entry) => sum + entry.unpacked, 0)
  if (declared > maxUnzippedBytes) throw tooLarge()
  if (!entries.some(({ name }) => name === 'xl/workbook.xml')) throw notXlsx('文件不是 XLSX 工作簿')
  let cells = 0
  for (const entry of entries) {
    const content = unpack(bytes, entry)
    if (!/xl\/worksheets\/sheet\d+\.xml/.test(entry.name)) continue
    cells += countOf(content, '<c ') + countOf(content, '<row')
    if (cells > MOST_CELLS) throw tooLarge()
    guardMerges(content)
  }
}

function tooLarge(): TableError {
  return new TableError('too_large', '工作簿解压后过大：请删除多余的工作表、空白行和图片，或改用 CSV')
}

function listEntries(bytes: Buffer): Entry[] {
  const end = bytes.lastIndexOf(END_OF_DIRECTORY)
  if (end < 0 || end + 22 > bytes.length) throw notXlsx('文件不完整')
  let at = bytes.readUInt32LE(end + 16)
  const stop = at + bytes.readUInt32LE(end + 12)
  if (stop !== end) throw notXlsx('文件已损坏')
  const entries: Entry[] = []
  while (at < stop) {
    if (at + 46 > stop || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) throw notXlsx('文件已损坏')
    const nameLength = bytes.readUInt16LE(at + 28)
    const next = at + 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
    const entry = {
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    }
    if ((bytes.readUInt16LE(at + 8) & 1) === 1) throw notXlsx('文件设有密码')
    // A file within our size limit needs no zip64 field; JSZip would read it, so we do not let it through unread.
    if ([entry.packed, entry.unpacked, entry.offset].includes(IN_ZIP64)) throw tooLarge()
    entries.push(entry)
    at = next
  }
  return entries
}

/** The entry's bytes; never more than the directory declared, so a small lie cannot hide a large bomb. */
function unpack(bytes: Buffer, { method, packed, unpacked, offset }: Entry): Buffer {
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== LOCAL_ENTRY) throw notXlsx('文件已损坏')
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28)
  const data = bytes.subarray(start, start + packed)
  if (method === STORED) return data
  if (method !== DEFLATED) throw notXlsx('文件的压缩方式不受支持')
  if (unpacked === 0) return Buffer.alloc(0)
  try {
    return inflateRawSync(data, { maxOutputLength: unpacked })
  } catch (error) {
    throw notXlsx('文件已损坏或声明的大小不实', error)
  }
}

function countOf(content: Buffer, mark: string): number {
  const needle = Buffer.from(mark)
  let count = 0
  for (let at = content.indexOf(needle); at >= 0; at = content.indexOf(needle, at + needle.length)) count += 1
  return count
}

function guardMerges(content: Buffer): void {
  const start = content.indexOf('<mergeCells')
  if (start < 0) return
  let merged = 0
  for (const [, ref = ''] of content
    .toString('latin1', start)
    .matchAll(/<mergeCell\s[^>]*?ref\s*=\s*["']([^"']*)/g)) {
    merged += areaOf(ref)
    if (!(merged <= MOST_MERGED_CELLS)) throw notXlsx('合并单元格过多')
  }
}

function areaOf(ref: string): number {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(ref)
  if (!match) return Number.NaN
  const [, left = '', top, right = '', bottom] = match
  const columns = Math.abs(columnNumber(right) - columnNumber(left)) + 1
  return columns * (Math.abs(Number(bottom) - Number(top)) + 1)
}

const columnNumber = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
