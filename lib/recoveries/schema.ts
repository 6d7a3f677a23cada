import { z } from 'zod'
import { confirmSchema, optionalEmail, optionalPhone } from '@/lib/confirmations/schema'
import { isSameTwice, NOT_THE_SAME, newPasswordFields } from '@/lib/passwords/schema'

/** The address as the account keeps it: small letters, a number without blanks. */
export const askRecoverySchema = z
  .object({
    username: z.string('请填写账号').trim().toLowerCase().min(1, '请填写账号').max(64, '账号最多 64 个字'),
    address: z.string('请填写邮箱或手机号').trim().min(1, '请填写邮箱或手机号').max(200),
  })
  .transform(({ username, address }, context) => {
    const channel = address.includes('@') ? ('email' as const) : ('sms' as const)
    const parsed = (channel === 'email' ? optionalEmail() : optionalPhone()).safeParse(address)
    if (parsed.success && parsed.data) return { username, channel, address: parsed.data }
    const message = parsed.error?.issues[0]?.message ?? '请填写邮箱或手机号'
    context.addIssue({ code: 'custom', path: ['address'], message })
    return z.NEVER
  })
export type AskRecoveryInput = z.output<typeof askRecoverySchema>

export const recoverSchema = confirmSchema.extend(newPasswordFields).refine(isSameTwice, NOT_THE_SAME)
export type RecoverInput = z.output<typeof recoverSchema>
