import { COORDINATE_SYSTEM_LABELS } from '@/lib/facilities/labels'
import { formatDay, isRealDate } from '@/lib/format/date'
import { UNKNOWN } from '@/lib/format/unknown'
import {
  CLASS_KIND_OPTIONS,
  type FieldOption,
  findField,
  ROOM_USE_OPTIONS,
  STAFF_KIND_OPTIONS,
} from '@/lib/procedures/field-register'
import { type Answers, classesOf, isRecord, positionOf, roomsOf, staffOf } from './answers'

/** Names an answer speaks of by code. */
export type Names = { region: string; staff: ReadonlyMap<string, string> }

const optionText = (options: readonly FieldOption[], value: unknown): string =>
  options.find((option) => option.value === value)?.label ?? (typeof value === 'string' ? value : '')

const withUnit = (value: unknown, unit: string): string =>
  value === null || value === '' || value === undefined ? '' : `${value}${unit ? ` ${unit}` : ''}`

/** An answer as lines to read; empty when nothing was answered. */
export function answerLines(code: string, answers: Answers, names: Names): string[] {
  const field = findField(code)
  const value = answers[code]
  if (!field || value === undefined || value === null || value === '') return []
  switch (field.kind) {
    case 'choice':
      return [optionText(field.options, value)]
    case 'choices':
      return Array.isArray(value) ? choiceLines(value.map((one) => optionText(field.options, one))) : []
    case 'yes_no':
      return [value === true ? '是' : '否']
    case 'date':
      return [typeof value === 'string' && isRealDate(value) ? formatDay(value) : String(value)]
    case 'region':
      return [names.region]
    case 'identity':
      return isRecord(value) && typeof value.masked === 'string' ? [value.masked] : []
    case 'floors':
      return Array.isArray(value)
        ? [value.map((floor) => (Number(floor) < 0 ? `地下 ${-Number(floor)} 层` : `${floor} 层`)).join('、')]
        : [String(value)]
    case 'position': {
      const position = positionOf(answers)
      const system = COORDINATE_SYSTEM_LABELS[position?.system as keyof typeof COORDINATE_SYSTEM_LABELS]
      return position
        ? [`经度 ${position.lng ?? UNKNOWN}，纬度 ${position.lat ?? UNKNOWN}${system ? `，${system}` : ''}`]
        : []
    }
    case 'rooms':
      return roomLines(answers)
    case 'classes':
      return classLines(answers)
    case 'staff':
      return staffOf(answers).map(
        ({ personId, kind }) =>
          `${names.staff.get(personId) ?? '已不在名册里的人员'}：${optionText(STAFF_KIND_OPTIONS, kind)}`,
      )
    case 'long_text':
      return String(value).split('\n')
    default:
      return [withUnit(value, field.unit)]
  }
}

/** Short choices on one line, sentences one a line. */
function choiceLines(chosen: string[]): string[] {
  if (chosen.length === 0) return []
  return chosen.some((one) => one.length > 10) ? chosen : [chosen.join('、')]
}

const roomLines = (answers: Answers): string[] =>
  roomsOf(answers).map((room) =>
    [
      `${room.name || UNKNOWN}：${optionText(ROOM_USE_OPTIONS, room.use) || UNKNOWN}`,
      `面积 ${withUnit(room.areaSquareMetres, '㎡') || UNKNOWN}`,
      room.windowAreaSquareMetres === null ? '' : `窗 ${withUnit(room.windowAreaSquareMetres, '㎡')}`,
      room.floor === null ? '' : `${room.floor} 层`,
    ]
      .filter((part) => part !== '')
      .join('，'),
  )

function classLines(answers: Answers): string[] {
  const rooms = new Map(roomsOf(answers).map((room) => [room.key, room.name]))
  return classesOf(answers).map((row) =>
    [
      `${row.name || UNKNOWN}：${optionText(CLASS_KIND_OPTIONS, row.kind) || UNKNOWN}`,
      `${withUnit(row.places, '个托位') || UNKNOWN}`,
      row.carers === null ? '' : `保育人员 ${row.carers} 人`,
      row.roomKey === '' ? '' : `在“${rooms.get(row.roomKey) ?? UNKNOWN}”`,
    ]
      .filter((part) => part !== '')
      .join('，'),
  )
}
