import { type DateString, isRealDate } from '@/lib/format/date'
import { type FieldDefinition, findField } from '@/lib/procedures/field-register'

/** Answers by field code. A draft may hold text where a number belongs: nothing typed is lost, sending is strict. */
export type Answers = Record<string, unknown>

export type RoomAnswer = {
  key: string
  name: string
  use: string
  areaSquareMetres: number | string | null
  windowAreaSquareMetres: number | string | null
  floor: number | string | null
}
export type ClassAnswer = {
  key: string
  name: string
  kind: string
  places: number | string | null
  roomKey: string
  carers: number | string | null
}
export type StaffAnswer = { personId: string; kind: string }
export type PositionAnswer = { lng: number | string | null; lat: number | string | null; system: string }
export type IdentityAnswer = { masked: string; sealed?: string }

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const asAnswers = (value: unknown): Answers => (isRecord(value) ? value : {})

/** Answers for pages: what is sealed stays in the database, the masked number is shown. */
export function withoutSeals(answers: Answers): Answers {
  return Object.fromEntries(
    Object.entries(answers).map(([code, value]) => {
      if (findField(code)?.kind !== 'identity' || !isRecord(value)) return [code, value]
      return [code, { masked: value.masked } satisfies { masked: unknown }]
    }),
  )
}

const rowsOf = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter(isRecord) : []
const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const figure = (value: unknown): number | string | null =>
  typeof value === 'number' || typeof value === 'string' ? value : null

export const roomsOf = (answers: Answers): RoomAnswer[] =>
  rowsOf(answers.rooms).map((row) => ({
    key: text(row.key),
    name: text(row.name),
    use: text(row.use),
    areaSquareMetres: figure(row.areaSquareMetres),
    windowAreaSquareMetres: figure(row.windowAreaSquareMetres),
    floor: figure(row.floor),
  }))

export const classesOf = (answers: Answers): ClassAnswer[] =>
  rowsOf(answers.classes).map((row) => ({
    key: text(row.key),
    name: text(row.name),
    kind: text(row.kind),
    places: figure(row.places),
    roomKey: text(row.roomKey),
    carers: figure(row.carers),
  }))

export const staffOf = (answers: Answers): StaffAnswer[] =>
  rowsOf(answers.staff).map((row) => ({ personId: text(row.personId), kind: text(row.kind) }))

export const positionOf = (answers: Answers): PositionAnswer | null =>
  isRecord(answers.position)
    ? {
        lng: figure(answers.position.lng),
        lat: figure(answers.position.lat),
        system: text(answers.position.system),
      }
    : null

/** The longest a single answer may be while it is a draft; far above what may be sent. */
export const DRAFT_CHARACTERS = 20_000

// C0 and C1 controls but tab and line ends, line separators, direction overrides and the byte order mark: nobody
// types them, and they hide what a text says. Joiners inside emoji stay.
const CONTROLS = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/gu

/** A line of text as kept: no control characters, no halves of characters, no blanks around it. */
export const cleanLine = (raw: string): string =>
  raw
    .replace(/[\t\r\n\u2028\u2029]+/g, ' ')
    .replace(CONTROLS, '')
    .replace(/\p{Cs}/gu, '\uFFFD')
    .trim()

/** Several lines: line ends stay. */
export const cleanText = (raw: string): string =>
  raw
    .split(/\r\n|\r|\n/)
    .map(cleanLine)
    .join('\n')
    .trim()

const narrow = (raw: string): string => cleanLine(raw).normalize('NFKC').trim()

/** A figure as typed: full-width digits and thousands separators are read; what is no figure stays text. */
export function readFigure(raw: string): number | string | null {
  const typed = narrow(raw)
  if (typed === '') return null
  const plain = typed.replace(/,(?=\d{3}(\D|$))/g, '')
  return /^-?\d{1,9}(\.\d{1,4})?$/.test(plain) ? Number(plain) : cleanLine(raw)
}

/** 2026-1-5, 2026/1/5, 2026年1月5日 → 2026-01-05; what is no day stays as typed. */
export function readDay(raw: string): DateString | string {
  const typed = narrow(raw)
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(typed)
  if (!parts) return typed
  const day = `${parts[1]}-${parts[2]?.padStart(2, '0')}-${parts[3]?.padStart(2, '0')}`
  return isRealDate(day) ? day : typed
}

/** 1、2 -1 → [1, 2, -1]; what is no list of floors stays as typed. */
export function readFloors(raw: string): number[] | string {
  const typed = narrow(raw)
  const parts = typed.split(/[\s,;、，；]+/).filter((part) => part !== '')
  if (!parts.every((part) => /^-?\d{1,3}$/.test(part))) return typed
  return [...new Set(parts.map(Number))].sort((a, b) => a - b)
}

const isOption = (field: FieldDefinition, value: string) => field.options.some((one) => one.value === value)

/** One input's text as the answer of a plain field (lists, position and identity have their own ways). */
export function readPlain(field: FieldDefinition, raw: string | readonly string[]): unknown {
  const many = typeof raw === 'string' ? [raw] : raw
  const one = many[0] ?? ''
  switch (field.kind) {
    case 'choices':
      return many.filter((value) => isOption(field, value))
    case 'choice':
      return isOption(field, one) ? one : ''
    case 'yes_no':
      return one === '1' ? true : one === '0' ? false : null
    case 'count':
    case 'area':
      return readFigure(one)
    case 'money': {
      const value = readFigure(one)
      return value === null ? '' : typeof value === 'number' ? narrow(one).replaceAll(',', '') : value
    }
    case 'date':
      return readDay(one)
    case 'floors':
      return readFloors(one)
    case 'credit_code':
      return narrow(one).replace(/\s/g, '').toUpperCase()
    case 'phone':
    case 'region':
      return narrow(one)
    case 'long_text':
      return cleanText(one)
    default:
      return cleanLine(one)
  }
}
