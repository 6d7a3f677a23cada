import { z } from 'zod'
import { isRealDate } from '@/lib/format/date'

/** `before`: show days earlier than this one. What cannot be read is left out. */
export const sealFilterSchema = z.object({
  before: z.string().refine(isRealDate).catch('').default(''),
})
