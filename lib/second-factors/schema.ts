import { z } from 'zod'
import { normalCode } from '@/lib/recovery-codes/rules'

const code = z.preprocess(
  (value) => normalCode(typeof value === 'string' ? value : ''),
  z.string().min(1, '请输入验证码').max(20, '验证码不对'),
)

export const secondStepSchema = z.object({ code, next: z.string().optional() })
export const confirmEnrolmentSchema = z.object({ code })
export const renewCodesSchema = z.object({ code })
export const disableSchema = z.object({
  currentPassword: z.string('请填写密码').min(1, '请填写密码').max(200),
  code,
})
export type DisableInput = z.output<typeof disableSchema>

export const resetSecondFactorSchema = z.object({
  accountId: z.uuid('账号不存在'),
  reason: z.string('请写明原因').trim().min(2, '请写明原因（至少 2 个字）').max(200, '原因最多 200 个字'),
  confirm: z.literal('yes', '请勾选确认'),
})
export type ResetSecondFactorInput = z.output<typeof resetSecondFactorSchema>

export const emptySchema = z.object({})
