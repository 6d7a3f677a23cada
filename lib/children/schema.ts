import { z } from 'zod'
import { formVersion, requiredText } from '@/lib/core/fields'

/** YYYY-MM; in words when the form has none. */
const birthMonth = z
  .preprocess((value) => (typeof value === 'string' ? value.normalize('NFKC').trim() : ''), z.string())
  .pipe(z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, '请填写出生年月，例如 2025-03'))

const fields = {
  name: requiredText('请填写孩子的姓名，与户口簿或出生证明一致', 64),
  birthMonth,
  region: requiredText('请填写孩子现在住在哪个街镇', 60),
  /** Optional; never echoed back, never stored in the clear. */
  identitySecret: z
    .string()
    .max(40, '最多 40 个字')
    .trim()
    .default('')
    .transform((value) => value || null),
}

export const addChildSchema = z.object({
  ...fields,
  consentVersion: z.string().max(20).default(''),
  consent: z.literal('1', '请先阅读说明并勾选同意，孩子的信息才能保存'),
})
export type AddChildInput = z.output<typeof addChildSchema>

export const correctChildSchema = z.object({ ...fields, childId: z.uuid(), version: formVersion() })
export type CorrectChildInput = z.output<typeof correctChildSchema>

export const withdrawConsentSchema = z.object({
  childId: z.uuid(),
  confirm: z.literal('1', '请勾选，确认撤回同意'),
})
export type WithdrawConsentInput = z.output<typeof withdrawConsentSchema>
