import { z } from 'zod'

export const accessFilterSchema = z.object({
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
})
export type AccessFilter = z.output<typeof accessFilterSchema>
