import { z } from 'zod'
import { LEAGUE_CODES } from './rules'

export const mapSchema = z.object({
  region: z.string().regex(/^\d{6}$/),
  show: z.enum(LEAGUE_CODES),
  basis: z.enum(['all', 'filed']).default('all'),
  by: z.enum(['child', 'county']).default('child'),
})
export type MapInput = z.output<typeof mapSchema>
