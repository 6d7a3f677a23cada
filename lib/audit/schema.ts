import { z } from 'zod'
import { isRealDate } from '@/lib/format/date'

const text = (max: number) => z.string().trim().max(max).catch('').default('')
const shaped = (pattern: RegExp) => z.string().trim().regex(pattern).catch('').default('')
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
  /** With `subject`: everything about one record, such as who saw a child's number. */
  subjectId: text(200),
  /** A name, or the id of an account. */
  actor: text(64),
  right: text(80),
  outcome: shaped(/^(done|refused)$/),
  /** The number people read on an error page. */
  request: shaped(/^[0-9a-f-]{36}$/),
  from: day(),
  to: day(),
  /** Show lines older than this line's number: keyset paging, so deep pages cost what the first one does. */
  before: shaped(/^\d{1,18}$/),
})
export type AuditFilter = z.infer<typeof auditFilterSchema>
