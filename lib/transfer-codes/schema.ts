import { z } from 'zod'
import { requiredText } from '@/lib/core/fields'
import { addPostSchema } from '@/lib/staff/schema'

export const makeCodeSchema = z.object({})

export const hireByCodeSchema = addPostSchema.omit({ personId: true }).extend({
  /** Never echoed back: whoever has it takes the record over. */
  transferSecret: requiredText('请填写转移码', 40),
})
export type HireByCodeInput = z.output<typeof hireByCodeSchema>
