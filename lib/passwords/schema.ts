import { z } from 'zod'

const MOST = 200
const newPassword = z.string('请填写新密码').min(1, '请填写新密码').max(MOST, `密码最多 ${MOST} 个字`)

/** A new password typed twice; whether it is good enough the server says (length is a policy). */
export const newPasswordFields = { password: newPassword, passwordAgain: z.string('请再输入一次新密码') }

export const isSameTwice = (value: { password: string; passwordAgain: string }): boolean =>
  value.password === value.passwordAgain
export const NOT_THE_SAME = { path: ['passwordAgain'], message: '两次输入的密码不一样', when: () => true }

export const changePasswordSchema = z
  .object({
    currentPassword: z.string('请填写现在的密码').min(1, '请填写现在的密码').max(MOST),
    ...newPasswordFields,
    next: z.string().optional(),
  })
  .refine(isSameTwice, NOT_THE_SAME)
export type ChangePasswordInput = z.output<typeof changePasswordSchema>
