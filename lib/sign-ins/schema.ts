import { z } from 'zod'

export const signInSchema = z.object({
  username: z.string('请填写账号').trim().toLowerCase().min(1, '请填写账号').max(64, '账号最多 64 个字'),
  password: z.string('请填写密码').min(1, '请填写密码').max(200, '密码最多 200 个字'),
  next: z.string().optional(),
})
export type SignInInput = z.infer<typeof signInSchema>

export const emptySchema = z.object({})
