import { z } from 'zod'
import { requiredText } from '@/lib/core/fields'
import { isRealDate } from '@/lib/format/date'
import { CalendarDayKind } from '@/prisma/generated/enums'

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

export const addCalendarDaySchema = z.object({
  date: calendarDate,
  name: requiredText('请填写节日名称，例如“春节”', 40),
  kind: z.enum(CalendarDayKind, '请选择放假或补班'),
  source: requiredText('请写明依据：国务院办公厅通知的文号或网址', 300),
})
export type AddCalendarDayInput = z.output<typeof addCalendarDaySchema>

export const removeCalendarDaySchema = z.object({
  date: calendarDate,
  reason: requiredText('请写明删除的原因', 300),
})
export type RemoveCalendarDayInput = z.output<typeof removeCalendarDaySchema>

/** The address of the calendar page; the calculator's part is empty until somebody asks. */
export const calendarPageSchema = z.object({
  year: z.coerce.number().int().min(2000).max(2100).optional().catch(undefined),
  from: calendarDate.optional().catch(undefined),
  days: z.coerce.number().int().min(0).max(MAX_TERM_DAYS).optional().catch(undefined),
  unit: z.enum(['working', 'calendar']).catch('working').default('working'),
})
