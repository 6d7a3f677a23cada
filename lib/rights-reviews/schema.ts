import { z } from 'zod'

const ids = z.preprocess(
  (value) => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]),
  z.array(z.uuid('复核不存在')).min(1, '请先勾选账号').max(500, '一次最多 500 个账号'),
)

export const decideReviewsSchema = z
  .object({
    reviewIds: ids,
    decision: z.enum(['confirm', 'revoke'], '请选择保留还是收回'),
    note: z.string().trim().max(200, '说明最多 200 个字').default(''),
  })
  .refine(({ decision, note }) => decision === 'confirm' || note.length >= 2, {
    path: ['note'],
    message: '收回权限要写明原因（至少 2 个字）',
  })
export type DecideReviewsInput = z.infer<typeof decideReviewsSchema>
