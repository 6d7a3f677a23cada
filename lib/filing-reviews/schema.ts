import { z } from 'zod'
import { formVersion, optionalText, requiredDate, requiredText } from '@/lib/core/fields'
import { SiteCheckResult } from '@/prisma/generated/enums'

const onCase = { caseId: z.uuid('办件不存在'), version: formVersion() }

/** A box that must be ticked: without JavaScript nothing else asks “sure?”. */
const confirmed = (message: string) => z.literal('1', message)

export const acceptSchema = z.object({ ...onCase, confirmed: confirmed('请勾选，确认已核对材料') })
export type AcceptInput = z.output<typeof acceptSchema>

export const siteCheckSchema = z
  .object({
    ...onCase,
    checkedOn: requiredDate('请填写核查日期'),
    inspectors: requiredText('请填写核查人员，至少两人', 200),
    result: z.enum(SiteCheckResult, '请选择核查结果'),
    findings: optionalText(2000),
  })
  .refine(({ result, findings }) => result !== 'falls_short' || findings !== null, {
    path: ['findings'],
    message: '不符合要求的，请写明哪里不符合',
  })
export type SiteCheckInput = z.output<typeof siteCheckSchema>

export const confirmComplianceSchema = z.object({
  ...onCase,
  note: optionalText(1000),
  confirmed: confirmed('请勾选，确认核查结论'),
})
export type ConfirmComplianceInput = z.output<typeof confirmComplianceSchema>

export const confirmRectifiedSchema = z.object({
  ...onCase,
  note: requiredText('请写明怎样核实已整改到位', 1000),
})
export type ConfirmRectifiedInput = z.output<typeof confirmRectifiedSchema>

/** Rows for reasons the rules did not find. */
export const TYPED_REASONS = 5

const asText = (value: unknown) => (typeof value === 'string' ? value.trim() : '')
const asList = (value: unknown): string[] =>
  [...new Set([value].flat())].filter((one): one is string => typeof one === 'string' && one !== '')

function collect(value: unknown): unknown {
  const form = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>
  const typed = Array.from({ length: TYPED_REASONS }, (_, index) => ({
    text: asText(form[`text.${index}`]),
    article: asText(form[`article.${index}`]),
  }))
  return { ...form, step: form.step ?? 'preview', findings: asList(form.finding), typed }
}

/** Non-compliance is told with its reasons, each with the article it rests on (登记和备案办法（试行）第九条), and published. */
export const notifyNoncomplianceSchema = z.preprocess(
  collect,
  z
    .object({
      ...onCase,
      step: z.enum(['edit', 'preview', 'send'], '请重新提交'),
      /** Codes of rules that found something. */
      findings: z.array(z.string().max(100)).max(100),
      typed: z.array(
        z.object({
          text: z.string().max(500, '最多 500 个字'),
          article: z.string().max(200, '最多 200 个字'),
        }),
      ),
    })
    .superRefine(({ step, findings, typed }, context) => {
      if (step === 'edit') return
      const say = (name: string, message: string) =>
        context.addIssue({ code: 'custom', path: [name], message })
      typed.forEach(({ text, article }, index) => {
        if (text === '' && article !== '') say(`text.${index}`, '请写明不符合的内容')
        if (text !== '' && article === '') say(`article.${index}`, '请写明依据的文件和条款')
      })
      if (findings.length === 0 && typed.every(({ text }) => text === ''))
        say('finding', '请至少选择或填写一条理由')
    }),
)
export type NotifyNoncomplianceInput = z.output<typeof notifyNoncomplianceSchema>

export type Reason = { text: string; article: string }
/** Stored with a notice; parsed again on every read. */
export const storedReasons = z.array(z.object({ text: z.string(), article: z.string() })).catch([])

/** What the rules found, as kept with a submission (lib/prechecks); anything unreadable is left out. */
const finding = z.object({
  rule: z.string(),
  title: z.string(),
  outcome: z.enum(['fits', 'falls_short', 'unknown', 'not_applicable']),
  required: z.string().catch(''),
  actual: z.string().catch(''),
  action: z.string().catch(''),
  sources: z.array(z.object({ document: z.string(), article: z.string() })).catch([]),
  note: z.string().catch(''),
})
export type StoredFinding = z.output<typeof finding>
export const storedFindings = z
  .array(finding.nullable().catch(null))
  .catch([])
  .transform((all) => all.filter((one) => one !== null))

/** The files of a submission, as kept with it. */
export const storedFiles = z
  .array(
    z.object({
      id: z.string(),
      material: z.string(),
      fileName: z.string(),
      sha256: z.string(),
      staffPersonId: z.string().nullable().catch(null),
    }),
  )
  .catch([])
export type StoredFile = z.output<typeof storedFiles>[number]
