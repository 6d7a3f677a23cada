import { z } from 'zod'
import { formVersion, optionalCount, requiredDate, requiredText } from '@/lib/core/fields'

const time = (message: string) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? value.normalize('NFKC').trim().slice(0, 5) : value),
    z.string(message).regex(/^([01]\d|2[0-3]):[0-5]\d$/, message),
  )

const session = {
  day: requiredDate('请选择日期'),
  from: time('请填写开始时间，例如 09:00'),
  to: time('请填写结束时间，例如 12:00'),
  place: requiredText('请填写地点；线上培训填平台名称', 100),
  isOnline: z
    .literal('1')
    .optional()
    .transform((ticked) => ticked === '1'),
  capacity: optionalCount(10_000).refine((count) => count !== 0, '名额至少 1 人，不限就留空'),
}

export const planSessionSchema = z.object({ courseId: z.uuid('课程不存在'), ...session })
export type PlanSessionInput = z.output<typeof planSessionSchema>

const existing = { sessionId: z.uuid('场次不存在'), version: formVersion() }

export const editSessionSchema = z.object({ ...existing, ...session })
export type EditSessionInput = z.output<typeof editSessionSchema>

export const closeSessionSchema = z.object(existing)
export type CloseSessionInput = z.output<typeof closeSessionSchema>

export const cancelSessionSchema = z.object({ ...existing, reason: requiredText('请写明取消的原因', 500) })
export type CancelSessionInput = z.output<typeof cancelSessionSchema>
