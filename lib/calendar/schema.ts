import { z } from 'zod'
import { isRealDate } from '@/lib/format/date'

export const MAX_TERM_DAYS = 3660

const DATE_MESSAGE = '请填写真实存在的日期，格式为 YYYY-MM-DD，例如 2026-11-22'
const DAYS_MESSAGE = `请填写 0 到 ${MAX_TERM_DAYS} 之间的整数`

/** A real calendar date, bounded so that the longest term still has a four-digit year. */
export const calendarDate = z
  .string({ error: DATE_MESSAGE })
  .refine((text) => isRealDate(text) && text >= '1900-01-01' && text <= '2200-12-31', { error: DATE_MESSAGE })

/** Query of GET /api/v1/working-days. Digits only: coercion would read a blank as 0 and '1e3' as 1000. */
export const workingDaysQuerySchema = z.object({
  from: calendarDate,
  days: z
    .string({ error: DAYS_MESSAGE })
    .regex(/^\d{1,9}$/, { error: DAYS_MESSAGE })
    .transform(Number)
    .refine((days) => days <= MAX_TERM_DAYS, { error: DAYS_MESSAGE }),
})

export type WorkingDaysQuery = z.output<typeof workingDaysQuerySchema>
