import { z } from 'zod'
import {
  formVersion,
  optionalChoice,
  optionalCount,
  optionalDate,
  optionalDegrees,
  optionalText,
  optionalYuan,
  requiredChoice,
  requiredDate,
  requiredText,
  yesNoUnknown,
} from '@/lib/core/fields'
import { given } from '@/lib/core/query-fields'
import {
  CoordinateSystem,
  FacilityKind,
  FilingState,
  OperatingStatus,
  Ownership,
  PositionPrecision,
} from '@/prisma/generated/enums'
import { checkCreditCode } from './credit-code'
import { STATUS_EVENTS } from './rules'

const nearSchema = z
  .string()
  .regex(/^-?\d+(\.\d+)?,-?\d+(\.\d+)?$/, 'near 应为“经度,纬度”')
  .transform((text) => {
    const [lng = Number.NaN, lat = Number.NaN] = text.split(',').map(Number)
    return { lng, lat }
  })
  .refine(({ lng, lat }) => Math.abs(lng) <= 180 && Math.abs(lat) <= 85, 'near 应为 WGS-84 的“经度,纬度”')

/** Filters of the list, for pages and the API alike. Distances in metres; empty parameters count as absent. */
export const facilityFilterSchema = z.object({
  region: given(
    z
      .string()
      .regex(/^\s*\d{6}(\d{3}){0,2}(?!\d)/, '区划代码应为 6、9 或 12 位数字')
      .optional(),
  ),
  near: given(nearSchema.optional()),
  radius: given(
    z.coerce
      .number('radius 应为米数')
      .positive('radius 应大于 0')
      .max(500_000, 'radius 最大 500000 米')
      .optional(),
  ),
  kind: given(z.enum(FacilityKind, '没有这种机构类型').optional()),
  inclusive: given(z.stringbool('inclusive 应为 1 或 0').optional()),
  ageMonths: given(z.coerce.number('月龄应为整数').int('月龄应为整数').min(0).max(216).optional()),
  vacancy: given(z.stringbool('vacancy 应为 1 或 0').optional()),
  q: given(z.string().trim().max(100, '最多 100 个字').optional()),
  /** Without it only operating facilities are listed, the ones every figure counts. */
  status: given(z.enum([...Object.values(OperatingStatus), 'all'], '没有这种状态').default('operating')),
  filing: given(z.enum(FilingState, '没有这种备案情况').optional()),
  sort: given(z.enum(['region', 'name'], '没有这种排序').default('region')),
  page: given(z.coerce.number('页码应为整数').int('页码应为整数').min(1).max(100_000).default(1)),
  pageSize: given(
    z.coerce
      .number('每页条数应为整数')
      .int('每页条数应为整数')
      .min(1)
      .max(100, '每页最多 100 条')
      .default(20),
  ),
})
export type FacilityFilter = z.output<typeof facilityFilterSchema>

/**
 * A filter from a page's address: what cannot be read is dropped and named, so that an old bookmark still opens.
 */
export function readFacilityFilter(params: Record<string, string | string[] | undefined>): {
  filter: FacilityFilter
  problems: string[]
} {
  const single = Object.fromEntries(
    Object.entries(params).map(([key, value]) => [key, Array.isArray(value) ? value[0] : value]),
  )
  const parsed = facilityFilterSchema.safeParse(single)
  if (parsed.success) return { filter: parsed.data, problems: [] }
  const wrong = new Set(parsed.error.issues.map((issue) => String(issue.path[0])))
  const rest = Object.fromEntries(Object.entries(single).filter(([key]) => !wrong.has(key)))
  return {
    filter: facilityFilterSchema.parse(rest),
    problems: [...new Set(parsed.error.issues.map((issue) => issue.message))],
  }
}

export const CREDIT_PROBLEMS = {
  length: '统一社会信用代码应为 18 位',
  alphabet: '统一社会信用代码只含数字和大写字母（没有 I、O、S、V、Z）',
  division: '统一社会信用代码第 3 至 8 位应为数字',
  check_digit: '统一社会信用代码的校验位不对，请核对',
  organisation_check_digit: '统一社会信用代码中的组织机构代码校验位不对，请核对',
} as const

const creditNumber = optionalText(30).transform((text, context) => {
  if (text === null) return null
  const checked = checkCreditCode(text)
  if (checked.ok) return checked.code
  context.addIssue({ code: 'custom', message: CREDIT_PROBLEMS[checked.reason] })
  return z.NEVER
})

// Field names avoid the word "code": forms never echo such fields back (lib/core/form.ts).
const facilityFields = z.object({
  name: requiredText('请填写机构名称', 100),
  creditNumber,
  region: requiredText('请填写所在街镇，可填名称或区划代码', 60),
  address: optionalText(200),
  kind: requiredChoice(FacilityKind, '请选择机构类型'),
  ownership: optionalChoice(Ownership),
  inclusive: yesNoUnknown(),
  placesInfant: optionalCount(9_999),
  placesToddler: optionalCount(9_999),
  placesOlder: optionalCount(9_999),
  placesMixed: optionalCount(9_999),
  enrolled: optionalCount(9_999),
  filingState: given(z.enum(FilingState, '请选择备案情况').default('unknown')),
  filedOn: optionalDate(),
  filingNumber: optionalText(60),
  feeFullDayYuan: optionalYuan(),
  feeHalfDayYuan: optionalYuan(),
  feeHourlyYuan: optionalYuan(),
  feeMealsYuan: optionalYuan(),
  phone: optionalText(30),
  openedOn: optionalDate(),
  lng: optionalDegrees('经度应为度数，例如 121.458'),
  lat: optionalDegrees('纬度应为度数，例如 30.918'),
  positionSystem: optionalChoice(CoordinateSystem),
  positionPrecision: optionalChoice(PositionPrecision),
  chainParent: optionalText(100),
  kindergarten: optionalText(100),
  source: optionalText(300),
})

type Fields = z.output<typeof facilityFields>

function checkTogether(value: Fields, context: z.RefinementCtx): void {
  const issue = (path: keyof Fields, message: string) =>
    context.addIssue({ code: 'custom', path: [path], message })
  if (value.filingState !== 'filed' && value.filedOn !== null)
    issue('filedOn', '只有已备案的机构才有备案日期')
  if ((value.lng === null) !== (value.lat === null)) {
    issue(value.lng === null ? 'lng' : 'lat', '经度和纬度要一起填写')
  }
  if (value.lng !== null && value.positionSystem === null) {
    issue('positionSystem', '请选择坐标系，否则位置会偏几百米')
  }
}

export const facilityFormSchema = facilityFields.superRefine(checkTogether)
export type FacilityForm = z.output<typeof facilityFormSchema>

export const facilityEditSchema = facilityFields
  .extend({ id: z.uuid(), version: formVersion() })
  .superRefine(checkTogether)

export const facilityStatusSchema = z.object({
  id: z.uuid(),
  version: formVersion(),
  event: z.enum(STATUS_EVENTS, '请选择要办理的事项'),
  on: requiredDate('请选择日期'),
  reason: requiredText('请写明原因', 500),
})
export type FacilityStatusInput = z.output<typeof facilityStatusSchema>
