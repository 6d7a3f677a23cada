import { z } from 'zod'

export const endSessionSchema = z.object({ sessionId: z.uuid('这次登录已经结束了') })
export type EndSessionInput = z.output<typeof endSessionSchema>

export const emptySchema = z.object({})
