import { z } from 'zod'
import { requiredText } from '@/lib/core/fields'

export const recordAttendanceSchema = z.object({
  sessionId: z.uuid('场次不存在'),
  attendees: z.string('请填写名单').min(1, '请填写名单').max(20_000, '名单太长，请分几次登记'),
})
export type RecordAttendanceInput = z.output<typeof recordAttendanceSchema>

export const revokeAttendanceSchema = z.object({
  attendanceId: z.uuid('记录不存在'),
  reason: requiredText('请写明撤销的原因', 500),
})
export type RevokeAttendanceInput = z.output<typeof revokeAttendanceSchema>

export const signInSchema = z.object({
  sessionId: z.uuid('请选择场次'),
  /** Never echoed: it has changed by the next try. */
  code: z.preprocess(
    (value) => (typeof value === 'string' ? value.normalize('NFKC').replace(/\s/g, '') : value),
    z.string('请填写签到码').regex(/^\d{8}$/, '签到码是 8 位数字'),
  ),
})
export type SignInInput = z.output<typeof signInSchema>
