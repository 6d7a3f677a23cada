import { z } from 'zod'
import { formVersion, optionalText, requiredText } from '@/lib/core/fields'
import { TrainingAccount } from '@/prisma/generated/enums'

const asList = (value: unknown) => (value === undefined ? [] : Array.isArray(value) ? value : [value])

const HOURS = '请填写大于 0、不超过 500 的数，最多一位小数'

const course = {
  title: requiredText('请填写课程名称', 100),
  provider: requiredText('请填写举办单位', 100),
  accounts: z.preprocess(
    asList,
    z
      .array(z.enum(TrainingAccount, '请从列表中选择'))
      .min(1, '请选择学时记在哪个账户')
      .transform((accounts) => [...new Set(accounts)]),
  ),
  hours: z.preprocess(
    (value) => (typeof value === 'string' ? value.normalize('NFKC').trim() : value),
    z
      .string(HOURS)
      .regex(/^\d{1,3}(\.\d)?$/, HOURS)
      .transform(Number)
      .refine((hours) => hours > 0 && hours <= 500, HOURS),
  ),
  isSubsidised: z
    .literal('1')
    .optional()
    .transform((ticked) => ticked === '1'),
  note: optionalText(500).transform((text) => text ?? ''),
}

export const addCourseSchema = z.object({
  ...course,
  /** A division code, a name may follow it. */
  region: requiredText('请填写地区：区划代码或全称', 100),
})
export type AddCourseInput = z.output<typeof addCourseSchema>

export const editCourseSchema = z.object({
  courseId: z.uuid('课程不存在'),
  version: formVersion(),
  ...course,
  isEnabled: z
    .literal('1')
    .optional()
    .transform((ticked) => ticked === '1'),
})
export type EditCourseInput = z.output<typeof editCourseSchema>

export const courseFilterSchema = z.object({
  q: z.string().trim().max(60).catch('').default(''),
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
})
export type CourseFilter = z.output<typeof courseFilterSchema>
