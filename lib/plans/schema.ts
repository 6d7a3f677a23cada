import { z } from 'zod'
import { formVersion, optionalText, requiredText } from '@/lib/core/fields'
import {
  optionalAmount,
  optionalYear,
  requiredAmount,
  requiredYear,
  versionOrNew,
} from '@/lib/core/number-fields'
import { given, pageFields } from '@/lib/core/query-fields'
import { divisionCodeField } from '@/lib/regions/schema'
import { Comparator } from '@/prisma/generated/enums'

export const reasonField = () => requiredText('请写明改动的原因和依据', 500)

/** What a target said at one time, as kept in target_revisions. */
export const targetWordingSchema = z.object({
  comparator: z.enum(Comparator),
  value: z.number().nullable(),
  referenceCode: z.string().nullable(),
  year: z.number().int().nullable(),
  ownerDepartment: z.string().nullable(),
  note: z.string().nullable(),
  baseline: z.object({ value: z.number(), year: z.number().int(), note: z.string().nullable() }).nullable(),
})
export type TargetWording = z.infer<typeof targetWordingSchema>

export const changeTargetSchema = z
  .object({
    targetId: z.string().min(1),
    version: formVersion(),
    comparator: z.enum(Comparator, '请选择比较方式'),
    value: optionalAmount('请填写不小于 0 的数，最多四位小数'),
    reference: optionalText(100),
    year: optionalYear('请填写四位年份，例如 2025；没有期限就留空'),
    ownerDepartment: requiredText('请填写责任部门', 100),
    note: optionalText(500),
    baselineValue: optionalAmount('请填写不小于 0 的数，最多四位小数'),
    baselineYear: optionalYear('请填写四位年份，例如 2021'),
    baselineNote: optionalText(300),
    reason: reasonField(),
  })
  .superRefine((target, context) => {
    const fail = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message })
    if (target.comparator === 'gte_ref') {
      if (target.value !== null) fail('value', '与参照值比较时不填目标值，参照值在“参照值”页维护')
      if (target.reference === null) fail('reference', '请选择与哪个参照值比较')
    } else if (target.value === null) fail('value', '请填写目标值')
    if (target.comparator === 'all' && target.value !== null && target.value !== 100)
      fail('value', '全覆盖的目标值是 100')
    if ((target.baselineValue === null) !== (target.baselineYear === null))
      fail(target.baselineValue === null ? 'baselineValue' : 'baselineYear', '基期的数值和年份要一起填')
    if (target.baselineYear !== null && target.year !== null && target.baselineYear >= target.year)
      fail('baselineYear', '基期年份应早于目标年份')
  })
export type ChangeTargetInput = z.output<typeof changeTargetSchema>

/** A new year of a moving reference, or a correction of a year already there (then with its version). */
export const setReferenceValueSchema = z.object({
  reference: requiredText('请选择参照值', 100),
  year: requiredYear('请填写四位年份，例如 2024'),
  value: requiredAmount('请填写不小于 0 的数，最多四位小数'),
  source: requiredText('请写明来源：文件或网页的名称、发布单位和日期', 300),
  version: versionOrNew(),
  reason: reasonField(),
})
export type SetReferenceValueInput = z.output<typeof setReferenceValueSchema>

export const setSubAreaMembersSchema = z.object({
  subAreaId: z.uuid('片区不存在'),
  members: z.preprocess(
    (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
    z.array(z.string().regex(/^\d{6}(\d{3})?$/)).max(200),
  ),
  reason: reasonField(),
})
export type SetSubAreaMembersInput = z.output<typeof setSubAreaMembersSchema>

/** Query of GET /api/v1/targets. */
export const targetsQuerySchema = z.object({
  region: given(divisionCodeField.optional()).meta({ description: '只列这个区划的规划目标' }),
  ...pageFields(100, 500),
})
export type TargetsQuery = z.output<typeof targetsQuerySchema>
