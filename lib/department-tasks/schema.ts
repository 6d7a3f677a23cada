import { z } from 'zod'
import { formVersion, optionalText, requiredText } from '@/lib/core/fields'
import { TaskOpinion, TaskState } from '@/prisma/generated/enums'

const text = z.preprocess(
  (value) => (typeof value === 'string' ? value.trim() : ''),
  z.string().max(2000, '最多 2000 个字'),
)

const opinionFields = {
  taskId: z.uuid('任务不存在'),
  opinion: z.enum(TaskOpinion, '请选择一种意见'),
  opinionText: text,
  documentNumber: z.preprocess((value) => value ?? '', optionalText(100)).transform((value) => value ?? ''),
}

type Opinion = { opinion: TaskOpinion; opinionText: string }
// An objection nobody can put right helps nobody.
const objectionSaysWhy = ({ opinion, opinionText }: Opinion) => opinion !== 'objection' || opinionText !== ''
const SAYS_WHY = { path: ['opinionText'], message: '有异议要写明内容和依据，审核人和举办者会看到' }

export const giveOpinionSchema = z
  .object({ ...opinionFields, version: formVersion() })
  .refine(objectionSaysWhy, SAYS_WHY)
export type GiveOpinionInput = z.output<typeof giveOpinionSchema>

/** A department without an account answered on paper: the paper's number says where to find it. */
export const transcribeOpinionSchema = z
  .object({
    ...opinionFields,
    caseId: z.uuid('办件不存在'),
    version: formVersion(),
    documentNumber: requiredText('请填写书面意见的文号或日期', 100),
  })
  .refine(objectionSaysWhy, SAYS_WHY)
export type TranscribeOpinionInput = z.output<typeof transcribeOpinionSchema>

export const acknowledgeSchema = z.object({ taskId: z.uuid('任务不存在'), version: formVersion() })
export type AcknowledgeInput = z.output<typeof acknowledgeSchema>

const blankToUndefined = (value: unknown) => (value === '' ? undefined : value)

/** Filters of the department's list as they stand in the address; what cannot be read is left out. */
export const taskFilterSchema = z.object({
  tab: z.preprocess(blankToUndefined, z.enum(['open', 'overdue', 'done']).default('open').catch('open')),
  q: z.preprocess(blankToUndefined, z.string().trim().max(100).optional()).catch(undefined),
  state: z.preprocess(blankToUndefined, z.enum(TaskState).optional()).catch(undefined),
  /** The last row of the page before: due day (or '-') and id. */
  after: z.preprocess(blankToUndefined, z.string().max(60).optional()).catch(undefined),
})
export type TaskFilter = z.output<typeof taskFilterSchema>
