import { z } from 'zod'
import { AccountRole } from '@/prisma/generated/enums'

export const signInSchema = z.object({
  username: z.string('请填写账号').trim().toLowerCase().min(1, '请填写账号').max(64, '账号最多 64 个字'),
  password: z.string('请填写密码').min(1, '请填写密码').max(200, '密码最多 200 个字'),
  next: z.string().optional(),
})
export type SignInInput = z.infer<typeof signInSchema>

export const emptySchema = z.object({})

export const setAccountEnabledSchema = z.object({
  accountId: z.uuid('账号不存在'),
  isEnabled: z.stringbool('请选择启用或停用'),
  reason: z.string('请写明原因').trim().min(2, '请写明原因（至少 2 个字）').max(200, '原因最多 200 个字'),
  confirm: z.literal('yes', '请勾选确认'),
})
export type SetAccountEnabledInput = z.infer<typeof setAccountEnabledSchema>

const blankToUndefined = (value: unknown) => (value === '' ? undefined : value)

/** Filters of the account list as they stand in the address; what cannot be read is left out, never an error. */
export const accountFilterSchema = z.object({
  q: z.string().trim().max(64).catch('').default(''),
  role: z.preprocess(blankToUndefined, z.enum(AccountRole).optional()).catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
})
export type AccountFilter = z.infer<typeof accountFilterSchema>
