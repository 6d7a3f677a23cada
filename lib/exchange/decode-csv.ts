import 'server-only'
import { TableError } from './table-error'

const NEWLINE = 0x0a
const MIN_NON_ASCII = 0x80

/** UTF-8 (with or without BOM) first, then GB18030 (GB 18030-2022, what a Chinese Excel saves as CSV). */
export function decodeCsv(bytes: Buffer): string {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    throw wrongEncoding('文件是 UTF-16（“Unicode 文本”）编码', 1)
  }
  const zeroAt = bytes.indexOf(0)
  if (zeroAt >= 0) {
    const row = lineOf(bytes, zeroAt)
    throw new TableError('not_a_table', `第 ${row} 行含有空字节，不是文本表格：请重新导出为 CSV 或 XLSX`, {
      row,
    })
  }
  const utf8 = decode('utf-8', bytes)
  if (utf8 !== null) return utf8
  // GB18030 gives a meaning to nearly every pair of bytes: a damaged UTF-8 file must not pass as gibberish.
  if (looksLikeUtf8(bytes))
    throw wrongEncoding('文件大部分是 UTF-8，但有损坏的字节', firstBadLine('utf-8', bytes))
  const gb18030 = decode('gb18030', bytes)
  if (gb18030 !== null) return withoutMark(gb18030)
  throw wrongEncoding('文件既不是 UTF-8 也不是 GB18030 编码', firstBadLine('gb18030', bytes))
}

function wrongEncoding(what: string, row: number): TableError {
  return new TableError('wrong_encoding', `${what}（第 ${row} 行）：请另存为“CSV UTF-8”后再上传`, { row })
}

// The decoder drops the mark of UTF-8 itself, but not that of GB18030.
const withoutMark = (text: string): string => (text.startsWith('\ufeff') ? text.slice(1) : text)

function decode(encoding: 'utf-8' | 'gb18030', bytes: Buffer): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function looksLikeUtf8(bytes: Buffer): boolean {
  let good = 0
  let bad = 0
  const text = new TextDecoder('utf-8').decode(bytes)
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    if (unit === 0xfffd) bad += 1
    else if (unit >= MIN_NON_ASCII) good += 1
  }
  return good > bad
}

function lineOf(bytes: Buffer, offset: number): number {
  let line = 1
  for (let at = bytes.indexOf(NEWLINE); at >= 0 && at < offset; at = bytes.indexOf(NEWLINE, at + 1)) line += 1
  return line
}

// Safe to cut at line feeds: neither encoding uses that byte inside a character.
function firstBadLine(encoding: 'utf-8' | 'gb18030', bytes: Buffer): number {
  let line = 1
  for (let start = 0; start < bytes.length; line += 1) {
    const end = bytes.indexOf(NEWLINE, start)
    const stop = end < 0 ? bytes.length : end
    if (decode(encoding, bytes.subarray(start, stop)) === null) return line
    start = stop + 1
  }
  return line
}
