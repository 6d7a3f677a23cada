import { z } from 'zod'
import { formVersion, optionalText, requiredText } from '@/lib/core/fields'
import { WEBHOOK_EVENT_CODES } from './rules'

const listed = (value: unknown) => (Array.isArray(value) ? value : value === undefined ? [] : [value])

export const addWebhookSchema = z.object({
  name: requiredText('请填写接收单位或系统', 100),
  url: requiredText('请填写接收地址', 500),
  events: z.preprocess(
    listed,
    z.array(z.enum(WEBHOOK_EVENT_CODES, '没有这种消息')).min(1, '请至少选一种消息'),
  ),
  region: optionalText(100),
})
export type AddWebhookInput = z.output<typeof addWebhookSchema>

export const switchWebhookSchema = z.object({
  id: z.uuid('没有这个推送地址'),
  isEnabled: z.stringbool('请选择启用或停用'),
  version: formVersion(),
})
export type SwitchWebhookInput = z.output<typeof switchWebhookSchema>

export const webhookIdSchema = z.object({ id: z.uuid('没有这个推送地址') })
export const deliveryIdSchema = z.object({ id: z.uuid('没有这条消息') })
