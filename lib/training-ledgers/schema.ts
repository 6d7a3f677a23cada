import { z } from 'zod'

export const ledgerPageSchema = z.object({
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
})
