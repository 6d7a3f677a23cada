import { z } from 'zod'
import { requiredText } from '@/lib/core/fields'

export const lookUpChildSchema = z.object({
  /** Posted, never in an address; never echoed back. */
  identitySecret: requiredText('请填写证件号', 40),
})
export type LookUpChildInput = z.output<typeof lookUpChildSchema>

export const childFilterSchema = z.object({
  region: z.string().trim().max(60).catch('').default(''),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
})
export type ChildFilter = z.output<typeof childFilterSchema>
