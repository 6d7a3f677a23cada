import { z } from 'zod'
import { requiredText } from '@/lib/core/fields'
import { versionOrNew } from '@/lib/core/number-fields'
import { isSettingValue, SETTING_KEYS, SETTINGS, type SettingDefinition, type SettingKey } from './rules'

const regionCode = z.string().regex(/^\d{6}(\d{3}|\d{6})?$/, '地区不存在')
const key = z.enum(SETTING_KEYS as [SettingKey, ...SettingKey[]], '没有这项设置')
const reason = requiredText('请写明修改的原因', 500)

/** What a form field's text means for the key; undefined: not a value it may hold. Full-width digits are read. */
export function readSettingText(settingKey: SettingKey, text: string) {
  const definition: SettingDefinition = SETTINGS[settingKey]
  const typed = text.normalize('NFKC').trim()
  if (definition.kind === 'choice') return isSettingValue(settingKey, typed) ? typed : undefined
  const value = typed === '' ? null : /^\d{1,6}(\.\d{1,4})?$/.test(typed) ? Number(typed) : Number.NaN
  return isSettingValue(settingKey, value) ? value : undefined
}

function whatIsAllowed(settingKey: SettingKey): string {
  const definition: SettingDefinition = SETTINGS[settingKey]
  if (definition.kind === 'choice') return '请从列表中选择'
  const { minimum, maximum, unit, decimals, fallback } = definition
  const form = decimals === 0 ? '整数' : '数，最多一位小数'
  return `请填写 ${minimum} 到 ${maximum} 之间的${form}（${unit}）${fallback === null ? '，不作要求就留空' : ''}`
}

/** `version` 0: the area has no value of its own yet. */
export const setSettingSchema = z
  .object({
    regionCode,
    key,
    value: z.string().max(40).default(''),
    source: requiredText('请写明依据：文件名称、文号和条款', 300),
    reason,
    version: versionOrNew(),
  })
  .transform((input, context) => {
    const value = readSettingText(input.key, input.value)
    if (value === undefined) {
      context.addIssue({ code: 'custom', path: ['value'], message: whatIsAllowed(input.key) })
      return z.NEVER
    }
    return { ...input, value }
  })
export type SetSettingInput = z.output<typeof setSettingSchema>

export const clearSettingSchema = z.object({
  regionCode,
  key,
  reason,
  version: z.coerce.number().int().min(1),
})
export type ClearSettingInput = z.output<typeof clearSettingSchema>
