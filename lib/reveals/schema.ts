import { z } from 'zod'
import { LEAST_REASON_CHARACTERS, REVEAL_REASONS, REVEAL_SUBJECTS, type RevealReason } from './rules'

const KINDS = Object.keys(REVEAL_REASONS) as [RevealReason, ...RevealReason[]]

export const revealSchema = z.object({
  subjectType: z.enum(REVEAL_SUBJECTS),
  subjectId: z.uuid(),
  reasonKind: z.enum(KINDS, '请选择原因'),
  reason: z
    .string()
    .trim()
    .min(LEAST_REASON_CHARACTERS, `请写明为什么要看，至少 ${LEAST_REASON_CHARACTERS} 个字`)
    .max(200, '最多 200 个字'),
})
export type RevealInput = z.output<typeof revealSchema>
