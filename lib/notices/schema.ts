import { z } from 'zod'

export const noticeIdSchema = z.object({ noticeId: z.uuid('消息不存在') })
export type NoticeIdInput = z.output<typeof noticeIdSchema>

/** Everything up to the newest line the person saw: what arrives meanwhile stays unread. */
export const readAllSchema = z.object({ upTo: z.uuid('消息不存在') })
export type ReadAllInput = z.output<typeof readAllSchema>

export const noticeFilterSchema = z.object({
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
})
export type NoticeFilter = z.output<typeof noticeFilterSchema>
