import { z } from 'zod'
import { optionalDate, requiredChoice, requiredDate, requiredText } from '@/lib/core/fields'
import { TitleKind } from '@/prisma/generated/enums'

export const HOLDER_TYPES = ['facility', 'service_site'] as const

export const awardTitleSchema = z
  .object({
    holderType: z.enum(HOLDER_TYPES),
    holderId: z.uuid(),
    kind: requiredChoice(TitleKind, '请选择称号'),
    awardedOn: requiredDate('请选择授予日期'),
    validUntil: optionalDate(),
    document: requiredText('请填写授予文件的名称或文号', 200),
  })
  .refine(({ awardedOn, validUntil }) => validUntil === null || validUntil >= awardedOn, {
    path: ['validUntil'],
    message: '有效期不能早于授予日期',
  })
export type AwardTitleInput = z.output<typeof awardTitleSchema>

export const withdrawTitleSchema = z.object({ titleId: z.uuid(), reason: requiredText('请写明原因', 500) })
export type WithdrawTitleInput = z.output<typeof withdrawTitleSchema>
