import { z } from 'zod'

export const startLinkSchema = z.object({ provider: z.enum(['officials', 'families'], '没有这种统一登录') })
export const removeLinkSchema = z.object({
  id: z.uuid('没有这个关联'),
  confirm: z.literal('yes', '请勾选确认'),
})
