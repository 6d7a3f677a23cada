import { z } from 'zod'
import { formVersion, optionalText } from '@/lib/core/fields'

export type CorrectionAsked = { target: string; reason: string; text: string }

const asText = (value: unknown) => (typeof value === 'string' ? value.trim() : '')
const asList = (value: unknown): string[] =>
  [...new Set([value].flat())].filter((one): one is string => typeof one === 'string' && one !== '')

const TARGET = /^(field|material|staff):[A-Za-z0-9_-]{1,60}$/

/** Every ticked target brings its reason and text under its own names: reason.<target>, text.<target>. */
function collect(value: unknown): unknown {
  const form = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>
  const items = asList(form.pick)
    .filter((target) => TARGET.test(target))
    .map((target) => ({
      target,
      reason: asText(form[`reason.${target}`]),
      text: asText(form[`text.${target}`]),
    }))
  return { ...form, step: form.step ?? 'preview', items }
}

/**
 * The one-time full list. `preview` shows it whole before it is sent, `edit` goes back to the form, `send` sends it:
 * three answers of one form, so that it works without JavaScript.
 */
export const askCorrectionsSchema = z.preprocess(
  collect,
  z
    .object({
      caseId: z.uuid('办件不存在'),
      version: formVersion(),
      step: z.enum(['edit', 'preview', 'send'], '请重新提交'),
      message: optionalText(1000),
      items: z
        .array(z.object({ target: z.string(), reason: z.string(), text: z.string() }))
        .max(200, '最多 200 项'),
    })
    .superRefine(({ step, items }, context) => {
      if (step === 'edit') return
      const say = (name: string, message: string) =>
        context.addIssue({ code: 'custom', path: [name], message })
      if (items.length === 0) say('pick', '请勾选要补正的内容')
      for (const { target, reason, text } of items) {
        if (reason === '') say(`reason.${target}`, '请选择补正的原因')
        if (text === '') say(`text.${target}`, '请写明要怎样补正')
        if (text.length > 500) say(`text.${target}`, '最多 500 个字')
      }
    }),
)
export type AskCorrectionsInput = z.output<typeof askCorrectionsSchema>

export const returnCorrectionsSchema = z.object({
  caseId: z.uuid('办件不存在'),
  version: formVersion(),
  /** The items still not put right; what is not ticked is accepted. */
  returned: z.preprocess(asList, z.array(z.uuid()).min(1, '请勾选还没有补正的内容')),
  note: optionalText(500),
})
export type ReturnCorrectionsInput = z.output<typeof returnCorrectionsSchema>
