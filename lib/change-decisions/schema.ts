import { z } from 'zod'

const changeId = z.uuid('这项改动不存在')
const reason = z.string().trim().max(500, '最多 500 个字').default('')

export const confirmChangeSchema = z.object({
  changeId,
  reason,
  confirm: z.literal('yes', '请勾选：已经核对'),
})
export type ConfirmChangeInput = z.infer<typeof confirmChangeSchema>

export const rejectChangeSchema = z.object({
  changeId,
  reason: z.string('请写明原因').trim().min(2, '请写明原因（至少 2 个字）').max(500, '最多 500 个字'),
})
export type RejectChangeInput = z.infer<typeof rejectChangeSchema>

export const withdrawChangeSchema = z.object({ changeId })
export type WithdrawChangeInput = z.infer<typeof withdrawChangeSchema>
