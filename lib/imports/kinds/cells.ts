import { z } from 'zod'
import { parseDateText } from '@/lib/exchange/cell-text'
import type { DateString } from '@/lib/format/date'
import { normaliseDivisionCode } from '@/lib/regions/code'

/** What a cell reader returns instead of a value: why the cell cannot be taken. */
class Refusal {
  constructor(readonly reason: string) {}
}
export const refuse = (reason: string): Refusal => new Refusal(reason)

/** One cell of a row schema; a column that is not in the file reads as blank. */
export function cell<T>(read: (text: string) => T | Refusal) {
  return z
    .string()
    .default('')
    .transform((text, context): T => {
      const value = read(text)
      if (!(value instanceof Refusal)) return value
      context.addIssue({ code: 'custom', message: value.reason })
      return z.NEVER
    })
}

/** Blank reads as null, that is unknown; anything else goes to `read`. */
export const optional = <T>(read: (text: string) => T | Refusal) =>
  cell<T | null>((text) => (text === '' ? null : read(text)))

export const required = <T>(blank: string, read: (text: string) => T | Refusal) =>
  cell<T>((text) => (text === '' ? refuse(blank) : read(text)))

const SHOWN_CHARACTERS = 30
/** A value as a reason quotes it. */
export const quoted = (text: string): string =>
  `“${text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text}”`

export const text = (most: number) => (value: string) =>
  value.length > most ? refuse(`最多 ${most} 个字，现有 ${value.length} 个`) : value

/** One of the field's own words. */
export const word =
  <T>(words: Readonly<Record<string, T>>) =>
  (value: string) =>
    Object.hasOwn(words, value)
      ? (words[value] as T)
      : refuse(`没有${quoted(value)}这一项，应为：${Object.keys(words).join('、')}`)

/** A whole number from zero, thousands separators allowed; 3.5, -1 and 十 are none. */
export const count = (most: number, unit: string) => (value: string) => {
  const digits = /^\d{1,3}(,\d{3})+$/.test(value) ? value.replaceAll(',', '') : value
  if (!/^\d{1,15}$/.test(digits))
    return refuse(`应为不小于 0 的整数（${unit}），不清楚就留空，现为${quoted(value)}`)
  return Number(digits) > most ? refuse(`${quoted(value)}超过上限 ${most}`) : Number(digits)
}

const DECIMAL = /^-?(\d{1,3}(,\d{3})+|\d{1,15})(\.\d+)?$/

/** A plain decimal number of at most `places` decimals. */
export const decimal = (places: number) => (value: string) => {
  if (!DECIMAL.test(value)) return refuse(`应为数字，现为${quoted(value)}`)
  const fraction = value.split('.')[1] ?? ''
  return fraction.length > places ? refuse(`最多 ${places} 位小数`) : Number(value.replaceAll(',', ''))
}

const EARLIEST_DAY = '1949-10-01'

/** An existing day, not before 1949-10-01. */
export const day = (value: string): DateString | Refusal => {
  const date = parseDateText(value)
  if (date === null) return refuse(`${quoted(value)}不是真实存在的日期，应形如 2025-07-11`)
  return date < EARLIEST_DAY ? refuse(`${quoted(value)}早于 ${EARLIEST_DAY}`) : date
}

/** A division code in the spelling the register stores; whether it exists is asked later. */
export const divisionCode = (value: string): string | Refusal =>
  normaliseDivisionCode(value) ?? refuse(`${quoted(value)}不是区划代码，应为 6、9 或 12 位数字`)
