import { z } from 'zod'
import { formVersion, optionalText, requiredChoice, requiredDate, requiredText } from '@/lib/core/fields'
import { ExpertKind } from '@/prisma/generated/enums'

const text = (max: number) => optionalText(max).transform((value) => value ?? '')

export const addExpertSchema = z
  .object({
    kind: requiredChoice(ExpertKind, '请选择名册'),
    name: requiredText('请填写姓名', 64),
    field: text(60),
    employer: text(100),
    /** A division code, a name may follow it. */
    region: requiredText('请填写地区：区划代码或全称', 100),
    document: requiredText('请填写入库或认定的文件：名称或文号', 300),
    since: requiredDate('请选择入库或认定日期'),
  })
  .refine(({ kind, field }) => kind !== 'expert' || field !== '', {
    path: ['field'],
    message: '请填写专业领域：师资库按领域组建',
  })
export type AddExpertInput = z.output<typeof addExpertSchema>

export const endExpertSchema = z.object({
  expertId: z.uuid('记录不存在'),
  version: formVersion(),
  until: requiredDate('请选择最后一天'),
  reason: requiredText('请写明原因', 500),
})
export type EndExpertInput = z.output<typeof endExpertSchema>

export const expertFilterSchema = z.object({
  kind: z
    .preprocess((value) => (value === '' ? undefined : value), z.enum(ExpertKind).optional())
    .catch(undefined),
  q: z.string().trim().max(60).catch('').default(''),
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
})
export type ExpertFilter = z.output<typeof expertFilterSchema>
