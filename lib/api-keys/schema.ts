import { z } from 'zod'
import { optionalText, requiredDate, requiredText } from '@/lib/core/fields'
import { SCOPE_CODES } from './rules'

const listed = (value: unknown) => (Array.isArray(value) ? value : value === undefined ? [] : [value])

export const createKeySchema = z.object({
  name: requiredText('请写明这把密钥做什么用', 60),
  partner: requiredText('请填写使用单位', 100),
  scopes: z.preprocess(listed, z.array(z.enum(SCOPE_CODES, '没有这种用途')).min(1, '请至少选一种用途')),
  region: optionalText(100),
  creditCode: optionalText(18),
  expiresOn: requiredDate('请选择到期日期'),
})
export type CreateKeyInput = z.output<typeof createKeySchema>

export const keyIdSchema = z.object({ id: z.uuid('没有这把密钥') })

export const revokeKeySchema = z.object({
  id: z.uuid('没有这把密钥'),
  reason: requiredText('请写明作废的原因', 200),
})
export type RevokeKeyInput = z.output<typeof revokeKeySchema>
