import { z } from 'zod'

const reason = z.string('请写明原因').trim().min(2, '请写明原因（至少 2 个字）').max(200, '原因最多 200 个字')

export const switchAccountSchema = z.object({
  accountId: z.uuid('账号不存在'),
  isEnabled: z.stringbool('请选择启用或停用'),
  reason,
  confirm: z.literal('yes', '请勾选确认'),
})
export type SwitchAccountInput = z.infer<typeof switchAccountSchema>

export const setRoleSchema = z.object({
  accountId: z.uuid('账号不存在'),
  roleId: z.uuid('请选择角色'),
  reason,
})
export type SetRoleInput = z.infer<typeof setRoleSchema>

/** What waits for the second person, as it is stored. */
export const switchPayload = z.object({ accountId: z.uuid(), isEnabled: z.boolean(), reason: z.string() })
export const setRolePayload = z.object({ accountId: z.uuid(), roleId: z.uuid(), reason: z.string() })
