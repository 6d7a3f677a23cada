import { z } from 'zod'

const optionalId = (words: string) =>
  z.preprocess((value) => (value === '' ? undefined : value), z.uuid(words).optional())
const email = z.preprocess(
  (value) => (typeof value === 'string' && value.trim() === '' ? null : value),
  z.email('邮箱地址不对，请核对').trim().max(200, '邮箱最多 200 个字').nullable().default(null),
)
const displayName = z
  .string('请填写姓名')
  .trim()
  .min(2, '请填写本人姓名（至少 2 个字）：一人一个账号，不能共用')
  .max(64, '姓名最多 64 个字')

export const inviteOfficialSchema = z.object({
  displayName,
  roleId: z.uuid('请选择角色'),
  region: z.string().trim().max(60).default(''),
  organisationId: optionalId('请选择组织机构'),
  email,
  reason: z.string('请写明原因').trim().min(2, '请写明原因（至少 2 个字）').max(200, '原因最多 200 个字'),
})
export type InviteOfficialInput = z.infer<typeof inviteOfficialSchema>

export const inviteColleagueSchema = z.object({ displayName, email })
export type InviteColleagueInput = z.infer<typeof inviteColleagueSchema>

export const inviteStaffSchema = z.object({ personId: z.uuid('请选择工作人员'), email })
export type InviteStaffInput = z.infer<typeof inviteStaffSchema>

export const invitationIdSchema = z.object({ invitationId: z.uuid('邀请不存在') })
export type InvitationIdInput = z.infer<typeof invitationIdSchema>

export const acceptSchema = z
  .object({
    /** Part of the link; 32 random bytes. */
    token: z.string().max(100).default(''),
    username: z
      .string('请填写账号名')
      .trim()
      .toLowerCase()
      .regex(/^[a-z0-9][a-z0-9._-]{2,63}$/, '账号名用小写字母、数字、点、横线，3 到 64 个'),
    displayName,
    number: z.string().trim().max(40, '证件号太长').default(''),
    password: z.string('请设置密码').min(1, '请设置密码').max(200, '密码最多 200 个字'),
    passwordAgain: z.string('请再输入一次密码').max(200).default(''),
  })
  .refine(({ password, passwordAgain }) => password === passwordAgain, {
    path: ['passwordAgain'],
    message: '两次输入的密码不一样',
  })
export type AcceptInput = z.infer<typeof acceptSchema>

/** What waits for the second person, as it is stored. */
export const invitationPayload = z.object({ invitationId: z.uuid() })
