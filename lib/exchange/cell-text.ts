// Zero-width characters, soft hyphen and direction marks: pasted from web pages, invisible, and break equality.
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g
const WIDE_SPACE = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g
const FULL_WIDTH = /[０-９Ａ-Ｚａ-ｚ]/g
const PLAIN_ASCII = /^[!-~]*$/
const FULL_WIDTH_NUMBER = /^[+＋\-－−]?[\d,，]*[.．]?\d+[%％]?$/
const NUMBER = /^[+-]?(\d[\d,]*)?(\.\d+)?%?$/
const SCIENTIFIC = /^[+-]?(\d(\.\d+)?[Ee]\+\d{1,3}|\d\.\d+[Ee]-\d{1,3})$/
const DASHES = /^-+$/
// Full-width signs too: East Asian spreadsheets treat them as formula starts.
const FORMULA_START = /^[=+\-@\t\r＝＋－＠]/
const QUOTED_FORMULA_START = /^'+[=+\-@\t\r＝＋－＠]/

export const FORMULA_REASON = '公式单元格：请改为数值或文字后再上传'
export const LOST_DIGITS_REASON = '数字超过 15 位，末几位已丢失：请把该列设为“文本”格式后重新填写'
const SCIENTIFIC_REASON = '科学计数法，末几位可能已丢失：请把该列设为“文本”格式后重新填写'
const REPLACEMENT_REASON = '含有无法识别的字符（�）：请从原文件重新填写'

export type Cell = { text: string; problem: null } | { text: ''; problem: string }

export const textCell = (text: string): Cell => ({ text, problem: null })
export const problemCell = (problem: string): Cell => ({ text: '', problem })

/** Trims, drops invisible characters, and narrows digits, Latin letters and spaces; punctuation stays as typed. */
export function cleanText(raw: string): string {
  if (PLAIN_ASCII.test(raw)) return raw
  const narrow = raw
    .replace(INVISIBLE, '')
    .replace(WIDE_SPACE, ' ')
    .replace(FULL_WIDTH, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/\r\n?/g, '\n')
    .trim()
  return FULL_WIDTH_NUMBER.test(narrow) ? narrow.replace(/[，．％＋－−]/g, narrowSign) : narrow
}

const SIGNS: Record<string, string> = { '，': ',', '．': '.', '％': '%', '＋': '+', '－': '-', '−': '-' }
const narrowSign = (char: string): string => SIGNS[char] ?? char

/** The cell as it may be used: cleaned, or refused because a spreadsheet would run it or has damaged it. */
export function cellFromText(raw: string): Cell {
  const text = cleanText(raw)
  if (text === '') return textCell('')
  if (SCIENTIFIC.test(text)) return problemCell(SCIENTIFIC_REASON)
  if (text.includes('\ufffd')) return problemCell(REPLACEMENT_REASON)
  // The mark our own exports put before such text, so that what was exported reads back the same.
  if (QUOTED_FORMULA_START.test(text)) return textCell(text.slice(1))
  if (NUMBER.test(text) || DASHES.test(text)) return textCell(text)
  if (FORMULA_START.test(text)) return problemCell(FORMULA_REASON)
  // A leading tab before a long code is a common export trick against rounding; before anything else it is a trick.
  if (/^[\ufeff\u200b]*[\t\r]/.test(raw) && !/^[\dA-Za-z]+$/.test(text)) return problemCell(FORMULA_REASON)
  return textCell(text)
}

/** Text that a spreadsheet would run gets a leading apostrophe (OWASP CSV injection); `cellFromText` takes it off. */
export function escapeFormula(text: string): string {
  return FORMULA_START.test(text) || QUOTED_FORMULA_START.test(text) ? `'${text}` : text
}

/** Plain decimal text at the 15 significant digits a spreadsheet keeps: no exponent, no binary noise. */
export function plainNumber(value: number): string {
  const [mantissa = '', exponentText] = String(Number(value.toPrecision(15))).split('e')
  if (exponentText === undefined) return mantissa
  const sign = mantissa.startsWith('-') ? '-' : ''
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.')
  const digits = whole + fraction
  const point = whole.length + Number(exponentText)
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`
  return `${sign}${digits.padEnd(point, '0')}`
}

/** YYYY-MM-DD from 2024-1-5, 2024/1/5, 2024.1.5, 2024年1月5日 (a midnight time may follow), or null if no such day. */
export function parseDateText(text: string): string | null {
  const match = /^(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})日)(?: 0?0:00(?::00)?)?$/.exec(
    text,
  )
  if (!match) return null
  const [, year = '', , month1, day1, month2, day2] = match
  const iso = `${year}-${(month1 ?? month2 ?? '').padStart(2, '0')}-${(day1 ?? day2 ?? '').padStart(2, '0')}`
  const time = Date.parse(`${iso}T00:00:00Z`)
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso ? null : iso
}
