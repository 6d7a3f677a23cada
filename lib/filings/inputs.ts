import { FIELD_REGISTER, type FieldCode, isFieldCode } from '@/lib/procedures/field-register'
import {
  type Answers,
  classesOf,
  cleanLine,
  DRAFT_CHARACTERS,
  isRecord,
  positionOf,
  readFigure,
  readPlain,
  roomsOf,
  staffOf,
} from './answers'

/** A form's inputs by name: `name`, `position.lng`, `rooms.<key>.floor`, `staff.<personId>`. Ticked boxes are a list. */
export type Inputs = Record<string, string | string[]>

/** Identity numbers are typed into an input whose name says that it must never be echoed (lib/core/form.ts). */
export const secretName = (code: string) => `${code}.secret`

const ROW_INPUTS = {
  rooms: ['name', 'use', 'areaSquareMetres', 'windowAreaSquareMetres', 'floor'],
  classes: ['name', 'kind', 'places', 'roomKey', 'carers'],
} as const
type RowCode = keyof typeof ROW_INPUTS
const isRowCode = (code: string): code is RowCode => code === 'rooms' || code === 'classes'
const FIGURES: readonly string[] = ['areaSquareMetres', 'windowAreaSquareMetres', 'floor', 'places', 'carers']
const ROW_KEY = /^[a-z0-9-]{1,40}$/
const MOST_ROWS = 300

const asText = (value: unknown): string =>
  value === null || value === undefined || typeof value === 'object' ? '' : String(value)

/** How the answers of these fields stand in their inputs; secrets stay out. */
export function inputsOf(codes: readonly FieldCode[], answers: Answers): Inputs {
  return Object.fromEntries(codes.flatMap((code) => Object.entries(inputsOfField(code, answers))))
}

function inputsOfField(code: FieldCode, answers: Answers): Inputs {
  const value = answers[code]
  switch (FIELD_REGISTER[code].kind) {
    case 'identity':
      return {}
    case 'choices':
      return { [code]: Array.isArray(value) ? value.map(String) : [] }
    case 'yes_no':
      return { [code]: value === true ? '1' : value === false ? '0' : '' }
    case 'floors':
      return { [code]: Array.isArray(value) ? value.join('、') : asText(value) }
    case 'position': {
      const position = positionOf(answers)
      return {
        [`${code}.lng`]: asText(position?.lng),
        [`${code}.lat`]: asText(position?.lat),
        [`${code}.system`]: position?.system ?? '',
      }
    }
    case 'rooms':
      return rowInputs('rooms', roomsOf(answers))
    case 'classes':
      return rowInputs('classes', classesOf(answers))
    case 'staff':
      return Object.fromEntries(staffOf(answers).map((row) => [`${code}.${row.personId}`, row.kind]))
    default:
      return { [code]: asText(value) }
  }
}

const rowInputs = (code: RowCode, rows: readonly (Record<string, unknown> & { key: string })[]): Inputs =>
  Object.fromEntries(
    rows.flatMap((row) => ROW_INPUTS[code].map((part) => [`${code}.${row.key}.${part}`, asText(row[part])])),
  )

export const isSameInput = (left: string | string[] | undefined, right: string | string[] | undefined) =>
  JSON.stringify(left ?? '') === JSON.stringify(right ?? '')

export type InputResult = { ok: true; answers: Answers } | { ok: false; problem: string }

const refused = (problem: string): InputResult => ({ ok: false, problem })

/**
 * The answers with one input's text put in its place; everything beside it stays. A draft takes anything of bearable
 * length. Refused: a name that is no input of the register, and what is too long to keep.
 */
export function applyInput(answers: Answers, name: string, raw: string | string[]): InputResult {
  const [code = '', key = '', part = ''] = name.split('.')
  if (!isFieldCode(code)) return refused('表里没有这一项')
  const one = typeof raw === 'string' ? raw : (raw[0] ?? '')
  const { length } = Array.from(one)
  if (length > DRAFT_CHARACTERS)
    return refused(`这一项有 ${length} 个字，最多能存 ${DRAFT_CHARACTERS} 个字，没有保存，请删短`)
  const put = (value: unknown): InputResult => ({ ok: true, answers: { ...answers, [code]: value } })
  switch (FIELD_REGISTER[code].kind) {
    case 'identity':
      return refused('身份证号码另行保存')
    case 'position':
      return putPosition(answers, key, one, put)
    case 'rooms':
    case 'classes':
      return isRowCode(code) ? putRow(answers, code, key, part, one, put) : refused('表里没有这一项')
    case 'staff':
      return putStaff(answers, key, one, put)
    default:
      return key === '' ? put(readPlain(FIELD_REGISTER[code], raw)) : refused('表里没有这一项')
  }
}

type Put = (value: unknown) => InputResult

function putPosition(answers: Answers, part: string, raw: string, put: Put): InputResult {
  const before = positionOf(answers) ?? { lng: null, lat: null, system: '' }
  if (part !== 'lng' && part !== 'lat' && part !== 'system') return refused('表里没有这一项')
  const after = { ...before, [part]: part === 'system' ? cleanLine(raw) : readFigure(raw) }
  return put(after.lng === null && after.lat === null && after.system === '' ? null : after)
}

// A row that was removed on another device while it was edited here comes back: what was typed is not lost.
function putRow(
  answers: Answers,
  code: RowCode,
  key: string,
  part: string,
  raw: string,
  put: Put,
): InputResult {
  const parts: readonly string[] = ROW_INPUTS[code]
  if (!ROW_KEY.test(key) || !parts.includes(part)) return refused('表里没有这一项')
  const added = addRow(answers, code, key)
  if (!added.ok) return added
  const value = FIGURES.includes(part) ? readFigure(raw) : cleanLine(raw)
  const rows = rowsIn(added.answers, code)
  return put(rows.map((row) => (row.key === key ? { ...row, [part]: value } : row)))
}

function putStaff(answers: Answers, personId: string, raw: string, put: Put): InputResult {
  if (!/^[0-9a-f-]{36}$/.test(personId)) return refused('没有这位工作人员')
  const kind = cleanLine(raw)
  const rows = staffOf(answers)
  if (kind === '') return put(rows.filter((row) => row.personId !== personId))
  if (!rows.some((row) => row.personId === personId)) {
    return rows.length >= MOST_ROWS ? refused('人数太多') : put([...rows, { personId, kind }])
  }
  return put(rows.map((row) => (row.personId === personId ? { personId, kind } : row)))
}

const rowsIn = (answers: Answers, code: RowCode): Record<string, unknown>[] => {
  const rows = answers[code]
  return Array.isArray(rows) ? rows.filter(isRecord) : []
}

/** Adds an empty row under a key chosen by the form: pressed twice it is one row. */
export function addRow(answers: Answers, code: string, key: string): InputResult {
  if (!isRowCode(code) || !ROW_KEY.test(key)) return refused('表里没有这一项')
  const rows = rowsIn(answers, code)
  if (rows.some((row) => row.key === key)) return { ok: true, answers }
  if (rows.length >= MOST_ROWS) return refused(`最多 ${MOST_ROWS} 行`)
  const blank = Object.fromEntries(ROW_INPUTS[code].map((part) => [part, FIGURES.includes(part) ? null : '']))
  return { ok: true, answers: { ...answers, [code]: [...rows, { key, ...blank }] } }
}

export function removeRow(answers: Answers, code: string, key: string): InputResult {
  if (!isRowCode(code)) return refused('表里没有这一项')
  return { ok: true, answers: { ...answers, [code]: rowsIn(answers, code).filter((row) => row.key !== key) } }
}
