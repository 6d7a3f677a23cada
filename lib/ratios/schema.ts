import { z } from 'zod'

const DAYS = ['7', '14', '30', '90'] as const

/** Filters in the address; a wrong one counts as none. */
export const ratioFilterSchema = z.object({
  days: z
    .enum(DAYS)
    .catch('14')
    .transform((text) => Number(text)),
  show: z.enum(['short', 'unknown', 'all']).catch('all'),
  q: z.string().trim().max(100).catch(''),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
  format: z.enum(['csv', 'xlsx']).catch('csv'),
})
export type RatioFilter = z.output<typeof ratioFilterSchema>
