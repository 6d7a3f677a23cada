import { z } from 'zod'
import { formVersion } from '@/lib/core/fields'

const assigneeId = z.uuid('请选择经办人')

export const assignSchema = z.object({ caseId: z.uuid('办件不存在'), version: formVersion(), assigneeId })
export type AssignInput = z.output<typeof assignSchema>

/** A ticked row: the case and the version the page was drawn from. */
const picked = z
  .string()
  .regex(/^[0-9a-f-]{36}:\d{1,9}$/)
  .transform((text) => {
    const [caseId = '', version = ''] = text.split(':')
    return { caseId, version: Number(version) }
  })

const asList = (value: unknown) => [...new Set(value === undefined || value === '' ? [] : [value].flat())]

export const bulkAssignSchema = z.object({
  picked: z.preprocess(
    asList,
    z.array(picked).min(1, '请先勾选要分派的办件').max(200, '一次最多分派 200 件'),
  ),
  assigneeId,
})
export type BulkAssignInput = z.output<typeof bulkAssignSchema>
