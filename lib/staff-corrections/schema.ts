import { z } from 'zod'
import { formVersion, optionalText, requiredText } from '@/lib/core/fields'
import { StaffCorrectionState } from '@/prisma/generated/enums'
import { CORRECTION_EVENTS } from './rules'

export const requestCorrectionSchema = z.object({
  field: requiredText('请选择哪一项不对', 120),
  proposed: requiredText('请填写正确的内容', 300),
  note: optionalText(500).transform((value) => value ?? ''),
})
export type RequestCorrectionInput = z.output<typeof requestCorrectionSchema>

export const withdrawCorrectionSchema = z.object({
  correctionId: z.uuid('申请不存在'),
  version: formVersion(),
})
export type WithdrawCorrectionInput = z.output<typeof withdrawCorrectionSchema>

export const decideCorrectionSchema = z.object({
  correctionId: z.uuid('申请不存在'),
  version: formVersion(),
  event: z.enum(CORRECTION_EVENTS, '请选择处理结果'),
  reason: requiredText('请写明核实的情况，申请人会看到', 500),
})
export type DecideCorrectionInput = z.output<typeof decideCorrectionSchema>

const blankToUndefined = (value: unknown) => (value === '' ? undefined : value)

export const correctionFilterSchema = z.object({
  state: z
    .preprocess(blankToUndefined, z.enum([...Object.values(StaffCorrectionState), 'all']))
    .catch('requested'),
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
})
export type CorrectionFilter = z.output<typeof correctionFilterSchema>
