import { checkCreditCode } from '@/lib/facilities/credit-code'
import { normalisePosition } from '@/lib/facilities/position'
import { CREDIT_PROBLEMS } from '@/lib/facilities/schema'
import { isRealDate } from '@/lib/format/date'
import type { FieldCode, FieldDefinition } from '@/lib/procedures/field-register'
import type { ProcedureDefinition } from '@/lib/procedures/schema'
import {
  type Answers,
  classesOf,
  type IdentityAnswer,
  isRecord,
  positionOf,
  roomsOf,
  staffOf,
} from './answers'
import { answersToSend, askedFields, askedMaterials, isRequired } from './asked'

/** One thing to put right before the form can be sent. `target` as in corrections: field:, material: or staff:. */
export type Missing = {
  target: string
  /** Page of the form; `materials` for files. */
  page: string
  label: string
  /** What to do, as a sentence. */
  text: string
}

export type FiledFile = {
  material: string
  subtype: string | null
  staffPersonId: string | null
  scan: 'pending' | 'clean' | 'infected' | 'not_scanned'
}
export type FiledStaff = { personId: string; name: string }

export type MissingInput = {
  definition: ProcedureDefinition
  answers: Answers
  files: readonly FiledFile[]
  /** The staff records of the operator's body: who is chosen must be among them. */
  staff: readonly FiledStaff[]
  /** A change: the values the register holds now. */
  before?: Answers
}

/** The page that holds the files. */
export const MATERIALS_PAGE = 'materials'

/**
 * The one list of what is missing: shown by the task list and the check-your-answers page, asked by the command that
 * sends. Completeness and form only: whether the contents meet the standards is told after the receipt
 * (登记和备案办法（试行）第九条).
 */
export function findMissing(input: MissingInput): Missing[] {
  const { definition, answers } = input
  const sent = answersToSend(definition, answers)
  const fields = askedFields(definition, answers).flatMap(({ page, code, field }) =>
    problemsOf(code, field, isRequired(definition, code), sent, input.staff).map((text) => ({
      target: `field:${code}`,
      page: page.id,
      label: field.label,
      text,
    })),
  )
  return [...fields, ...unchanged(input, sent), ...missingFiles(input, sent)]
}

const tooLong = (value: string, field: FieldDefinition) =>
  Array.from(value).length > field.max
    ? [`最多 ${field.max} 个字，现在是 ${Array.from(value).length} 个字`]
    : []

const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

function problemsOf(
  code: FieldCode,
  field: FieldDefinition,
  required: boolean,
  sent: Answers,
  staff: readonly FiledStaff[],
): string[] {
  const value = sent[code]
  if (isBlank(value)) return required ? [blankText(field)] : []
  switch (field.kind) {
    case 'credit_code': {
      const checked = checkCreditCode(String(value))
      return checked.ok ? [] : [CREDIT_PROBLEMS[checked.reason]]
    }
    case 'phone':
      return /^[\d()+\- ]{7,30}$/.test(String(value)) ? [] : ['请填写手机号码，或带区号的座机']
    case 'identity':
      return isRecord(value) && (value as IdentityAnswer).masked ? [] : ['请填写 18 位身份证号码']
    case 'count':
      return numberProblems(value, field, true)
    case 'area':
      return numberProblems(value, field, false)
    case 'money':
      return /^\d{1,7}(\.\d{1,2})?$/.test(String(value)) && Number(value) <= field.max
        ? []
        : ['请填写金额，最多两位小数，例如 1200 或 1200.50']
    case 'date':
      return dateProblems(code, String(value), sent)
    case 'floors':
      return Array.isArray(value) && value.length <= field.max ? [] : ['请写楼层数，例如 1、2']
    case 'position':
      return positionProblems(sent)
    case 'rooms':
      return roomProblems(sent, field.max)
    case 'classes':
      return classProblems(sent, field.max)
    case 'staff':
      return staffProblems(sent, staff, field.max)
    case 'choice':
    case 'choices':
    case 'yes_no':
    case 'region':
      return []
    default:
      return typeof value === 'string' ? tooLong(value, field) : [blankText(field)]
  }
}

const CHOSEN: readonly string[] = ['choice', 'choices', 'yes_no', 'region', 'staff', 'date']

function blankText(field: FieldDefinition): string {
  if (field.kind === 'rooms' || field.kind === 'classes')
    return `请至少添加一个${field.kind === 'rooms' ? '房间' : '班级'}`
  return `${CHOSEN.includes(field.kind) ? '请选择' : '请填写'}${field.label}`
}

function numberProblems(value: unknown, field: FieldDefinition, whole: boolean): string[] {
  if (typeof value !== 'number' || (whole && !Number.isInteger(value)))
    return [whole ? '请填写整数' : '请填写数字，例如 120.5']
  if (value < field.min) return [`不能小于 ${field.min}`]
  return value > field.max ? [`不能超过 ${field.max}`] : []
}

/** Days that must not lie before another. */
const NOT_BEFORE: Partial<Record<FieldCode, { code: FieldCode; text: string }>> = {
  lease_until: { code: 'lease_from', text: '租期结束不能早于租期开始' },
  suspended_until: { code: 'suspended_from', text: '预计恢复的日子不能早于停业的日子' },
}

function dateProblems(code: FieldCode, value: string, sent: Answers): string[] {
  if (!isRealDate(value) || value < '1949-10-01' || value > '2100-12-31') return ['日期不存在，请重新选择']
  const limit = NOT_BEFORE[code]
  const from = limit && sent[limit.code]
  return limit && typeof from === 'string' && isRealDate(from) && value < from ? [limit.text] : []
}

function positionProblems(sent: Answers): string[] {
  const position = positionOf(sent)
  if (position === null || (position.lng === null && position.lat === null)) return []
  const { lng, lat, system } = position
  if (typeof lng !== 'number' || typeof lat !== 'number')
    return ['经度和纬度都要填度数，例如 121.458 和 30.918']
  const known = system === 'CGCS2000' || system === 'GCJ02' || system === 'BD09' ? system : 'WGS84'
  const checked = normalisePosition(lng, lat, known)
  if (checked.ok) return []
  return [checked.reason === 'swapped' ? '经度和纬度填反了，请对调' : '这个位置不在中国境内，请核对']
}

const isFigure = (value: unknown, least: number, most: number, whole = false) =>
  typeof value === 'number' && value >= least && value <= most && (!whole || Number.isInteger(value))

const named = (row: { name: string }, index: number, noun: string) =>
  row.name === '' ? `第 ${index + 1} ${noun}` : `“${Array.from(row.name).slice(0, 20).join('')}”`

function roomProblems(sent: Answers, most: number): string[] {
  const rooms = roomsOf(sent)
  if (rooms.length > most) return [`最多 ${most} 间，请合并`]
  return rooms.flatMap((room, index) => {
    const who = named(room, index, '间')
    return [
      ...(room.name === '' ? [`${who}：请填写名称`] : []),
      ...(Array.from(room.name).length > 50 ? [`${who}：名称最多 50 个字`] : []),
      ...(room.use === '' ? [`${who}：请选择用途`] : []),
      ...(isFigure(room.areaSquareMetres, 0.1, 9_999) ? [] : [`${who}：请填写面积（㎡）`]),
      ...(room.windowAreaSquareMetres === null || isFigure(room.windowAreaSquareMetres, 0, 9_999)
        ? []
        : [`${who}：窗的面积应为数字`]),
      ...(isFigure(room.floor, -9, 99, true) ? [] : [`${who}：请填写楼层`]),
    ]
  })
}

function classProblems(sent: Answers, most: number): string[] {
  const classes = classesOf(sent)
  if (classes.length > most) return [`最多 ${most} 个班`]
  const keys = roomsOf(sent).map((room) => room.key)
  // A 家庭托育点 is asked for no rooms.
  const isGone = (key: string) => key !== '' && 'rooms' in sent && !keys.includes(key)
  return classes.flatMap((row, index) => {
    const who = named(row, index, '个班')
    return [
      ...(row.name === '' ? [`${who}：请填写班名`] : []),
      ...(Array.from(row.name).length > 50 ? [`${who}：班名最多 50 个字`] : []),
      ...(row.kind === '' ? [`${who}：请选择班型`] : []),
      ...(isFigure(row.places, 1, 999, true) ? [] : [`${who}：请填写托位数`]),
      ...(isFigure(row.carers, 0, 99, true) ? [] : [`${who}：请填写保育人员数`]),
      ...(isGone(row.roomKey) ? [`${who}：选的房间已删除，请重新选`] : []),
    ]
  })
}

function staffProblems(sent: Answers, staff: readonly FiledStaff[], most: number): string[] {
  const chosen = staffOf(sent)
  if (chosen.length > most) return [`最多 ${most} 人`]
  const known = new Set(staff.map(({ personId }) => personId))
  const strangers = chosen.filter(({ personId }) => !known.has(personId))
  return strangers.length > 0 ? [`有 ${strangers.length} 人已不在工作人员名册里，请重新选择`] : []
}

/** A change that changes nothing is no change. */
function unchanged({ definition, before }: MissingInput, sent: Answers): Missing[] {
  if (definition.effect !== 'change' || !before || !Array.isArray(sent.changed_fields)) return []
  return askedFields(definition, sent).flatMap(({ page, code, field }) => {
    const isChosen = (sent.changed_fields as unknown[]).includes(code)
    const isSame = code in sent && code in before && sameAnswer(sent[code], before[code])
    // Forms and fees, head and identity go together: only what stands alone can be seen to be the same.
    return isChosen &&
      isSame &&
      ['name', 'head_name', 'ownership', 'facility_kind', 'inclusive'].includes(code)
      ? [{ target: `field:${code}`, page: page.id, label: field.label, text: `新的${field.label}和原来一样` }]
      : []
  })
}

export const sameAnswer = (left: unknown, right: unknown): boolean =>
  JSON.stringify(left ?? null) === JSON.stringify(right ?? null)

function missingFiles({ definition, answers, files, staff }: MissingInput, sent: Answers): Missing[] {
  const usable = files.filter((file) => file.scan !== 'infected')
  const names = new Map(staff.map(({ personId, name }) => [personId, name]))
  return askedMaterials(definition, answers).flatMap(({ material, isRequired: required }) => {
    const own = usable.filter((file) => file.material === material.code)
    const infected = files.some((file) => file.material === material.code && file.scan === 'infected')
    const line = (target: string, text: string): Missing[] => [
      { target, page: MATERIALS_PAGE, label: material.title, text },
    ]
    const unnamed = material.subtypes.length > 0 && own.some((file) => file.subtype === null)
    if (unnamed) return line(`material:${material.code}`, `请说明“${material.title}”是哪一种文件`)
    if (!required) return []
    if (material.perStaff) {
      return staffOf(sent).flatMap(({ personId }) =>
        own.some((file) => file.staffPersonId === personId)
          ? []
          : line(`staff:${personId}`, `请上传${names.get(personId) ?? '这位工作人员'}的${material.title}`),
      )
    }
    if (own.length > 0) return []
    const again = infected ? '没有通过病毒检查，请重新上传' : '请上传'
    return line(
      `material:${material.code}`,
      infected ? `“${material.title}”${again}` : `${again}${material.title}`,
    )
  })
}
