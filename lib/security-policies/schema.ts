import { z } from 'zod'
import { requiredText } from '@/lib/core/fields'
import { isPolicyValue, POLICIES, POLICY_KEYS, type PolicyDefinition, type PolicyKey } from './rules'

const key = z.enum(POLICY_KEYS as [PolicyKey, ...PolicyKey[]], '没有这项策略')

function whatIsAllowed(policyKey: PolicyKey): string {
  const definition: PolicyDefinition = POLICIES[policyKey]
  if (definition.kind === 'choice') return '请从列表中选择'
  return `请填写 ${definition.minimum} 到 ${definition.maximum} 之间的整数（${definition.unit}）`
}

/** What a form field's text means for the key; undefined: not a value it may hold. Full-width digits are read. */
export function readPolicyText(policyKey: PolicyKey, text: string) {
  const definition: PolicyDefinition = POLICIES[policyKey]
  const typed = text.normalize('NFKC').trim()
  const value = definition.kind === 'choice' ? typed : /^\d{1,4}$/.test(typed) ? Number(typed) : Number.NaN
  return isPolicyValue(policyKey, value) ? value : undefined
}

/** `version` 0: the default holds, nobody has set it. */
export const requestPolicySchema = z
  .object({
    key,
    value: z.string().max(40).default(''),
    reason: requiredText('请写明修改的原因', 500),
    version: z.coerce.number().int().min(0).max(1_000_000),
  })
  .transform((input, context) => {
    const value = readPolicyText(input.key, input.value)
    if (value !== undefined) return { ...input, value }
    context.addIssue({ code: 'custom', path: ['value'], message: whatIsAllowed(input.key) })
    return z.NEVER
  })
export type RequestPolicyInput = z.output<typeof requestPolicySchema>

/** What waits for the second person. */
export const policyPayload = z.object({
  key,
  value: z.union([z.number(), z.string()]),
  version: z.number().int().min(0),
})
