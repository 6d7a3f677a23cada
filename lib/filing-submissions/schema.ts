import { z } from 'zod'
import { formVersion, requiredText } from '@/lib/core/fields'

const ticked = z.preprocess(
  (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
  z.array(z.string()).max(50),
)

export const submitSchema = z.object({
  caseId: z.uuid(),
  version: formVersion(),
  /** Places in the list of promises that were accepted. */
  promises: ticked,
})
export type SubmitInput = z.output<typeof submitSchema>

export const answerItemSchema = z.object({
  caseId: z.uuid(),
  itemId: z.uuid(),
  answer: requiredText('请写明怎样补正的，例如“已重新上传”', 2_000),
})
export type AnswerItemInput = z.output<typeof answerItemSchema>

export const sendCorrectionsSchema = z.object({ caseId: z.uuid(), version: formVersion() })

export const withdrawSchema = z.object({
  caseId: z.uuid(),
  version: formVersion(),
  confirm: z.literal('1', '请先勾选“确认撤回”'),
  reason: requiredText('请写明为什么撤回', 500),
})
export type WithdrawInput = z.output<typeof withdrawSchema>

export const reportRectifiedSchema = z.object({
  caseId: z.uuid(),
  version: formVersion(),
  report: requiredText('请写明每一条是怎样整改的', 3_000),
})
export type ReportRectifiedInput = z.output<typeof reportRectifiedSchema>
