import { z } from 'zod'
import { isRealDate } from '@/lib/format/date'

const text = (max: number) => z.string().trim().max(max).catch('').default('')
const day = () =>
  z
    .string()
    .refine((value) => value === '' || isRealDate(value))
    .catch('')
    .default('')

/** Filters of the log as they stand in the address; what cannot be read is left out, never an error. */
export const auditFilterSchema = z.object({
  action: text(80),
  subject: text(80),
  actor: text(64),
  from: day(),
  to: day(),
  /** Show lines older than this line's number: keyset paging, so deep pages cost what the first one does. */
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .catch('')
    .default(''),
})
export type AuditFilter = z.infer<typeof auditFilterSchema>
