import { z } from 'zod'
import { requiredDate, requiredText } from '@/lib/core/fields'
import { isRealDate } from '@/lib/format/date'
import { DepartmentDuty, ProcedureKind, TaskMode, TermUnit } from '@/prisma/generated/enums'
import { problemsOf } from './rules'

/** What takes effect when a case under the procedure is accepted. */
const PROCEDURE_EFFECTS = ['file', 'change', 'suspend', 'resume', 'cancel'] as const
export type ProcedureEffect = (typeof PROCEDURE_EFFECTS)[number]

const CLOCK_CODES = ['receipt', 'compliance', 'department_opinion', 'correction_answer'] as const
export type ClockCode = (typeof CLOCK_CODES)[number]

/** When something is asked at all: always, never by itself, or when a field holds one of the values. */
const condition = z.union([
  z.literal('always'),
  z.literal('optional'),
  z.object({ field: z.string().min(1), in: z.array(z.union([z.string(), z.boolean()])).min(1) }),
])
export type Condition = z.output<typeof condition>

const citation = z.object({ document: z.string().min(1), article: z.string() })

const material = z.object({
  code: z.string().regex(/^[a-z][a-z0-9_]*$/),
  title: z.string().min(1),
  hint: z.string().default(''),
  required: condition,
  /** No single issuer exists for some documents (消防): the applicant says which kind it is. */
  subtypes: z.array(z.object({ code: z.string(), title: z.string() })).default([]),
  /** One file for every member of staff on the filing. */
  perStaff: z.boolean().default(false),
  source: citation,
})
export type Material = z.output<typeof material>

const clock = z.object({
  code: z.enum(CLOCK_CODES),
  title: z.string().min(1),
  days: z.number().int().min(0),
  unit: z.enum(TermUnit),
  /** Correction does not silently stop a clock: only where this says so. */
  pausesOnCorrection: z.boolean(),
  /** Working days before the end when its holder is reminded. */
  reminderDays: z.number().int().min(0).default(1),
  source: citation,
})
export type ProcedureClock = z.output<typeof clock>

const department = z.object({
  duty: z.enum(DepartmentDuty),
  mode: z.enum(TaskMode),
  question: z.string().min(1),
  source: citation,
})

const page = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: z.string().min(1),
  lead: z.string().default(''),
  /** Codes of the field register (lib/procedures/field-register.ts); nothing else may be asked. */
  fields: z.array(z.string()).min(1),
})
export type ProcedurePage = z.output<typeof page>

/** The document stored with a procedure version (procedure_versions.definition), parsed again on every read. */
export const procedureDefinition = z.object({
  title: z.string().min(1),
  summary: z.string().min(1),
  effect: z.enum(PROCEDURE_EFFECTS),
  /** Who receives and decides; differs by jurisdiction (上海: education, elsewhere: health). */
  competentDuty: z.enum(DepartmentDuty),
  legalBasis: z.array(citation).min(1),
  pages: z.array(page).min(1),
  materials: z.array(material),
  clocks: z.array(clock),
  departments: z.array(department),
  /** The only grounds on which a filing may be sent back before the receipt: completeness and form. */
  correctionReasons: z.array(z.object({ code: z.string(), title: z.string() })),
  /** Acceptance issues a numbered receipt (备案, 变更); a suspension does not. */
  issuesReceipt: z.boolean(),
  /** After the receipt the contents are checked against the standards (15 working days). */
  needsVerification: z.boolean(),
  /** Run the site rules of lib/prechecks on the filed data. */
  runsPrecheck: z.boolean(),
  /** 备案承诺书: the applicant accepts each line before sending. */
  promises: z.array(z.string()),
  /** 基本条件告知书. */
  conditions: z.array(z.string()),
  texts: z.object({
    receiptTitle: z.string(),
    receiptStatement: z.string(),
    noticeTitle: z.string(),
  }),
})
export type ProcedureDefinition = z.output<typeof procedureDefinition>

export const procedureKind = z.enum(ProcedureKind)

/** A definition that may be published: well formed, asking only registered fields, nothing twice (rules.ts). */
export const publishableDefinition = procedureDefinition.superRefine((definition, context) => {
  for (const { path, message } of problemsOf(definition))
    context.addIssue({ code: 'custom', path, message, input: definition })
})

/** A version as shipped in prisma/seed/reference/procedures. */
export const procedureSeed = z.object({
  kind: procedureKind,
  regionCode: z.string().regex(/^\d{6}$/),
  number: z.number().int().min(1),
  validFrom: z.string().refine(isRealDate),
  isEnabled: z.boolean(),
  source: z.string().min(1),
  definition: publishableDefinition,
})
export type ProcedureSeed = z.output<typeof procedureSeed>

/** The form of a new version; the definition comes as JSON text and is read by the command. */
export const publishProcedureSchema = z.object({
  kind: z.enum(ProcedureKind, '请选择事项'),
  region: requiredText('请填写地区：区划代码或全称', 100),
  validFrom: requiredDate('请填写新版本从哪一天起受理'),
  source: requiredText('请写明依据：文件名称、文号和条款', 1000),
  definition: requiredText('请填写事项内容', 200_000),
})
export type PublishProcedureInput = z.output<typeof publishProcedureSchema>

export const setProcedureEnabledSchema = z.object({
  id: z.uuid('版本不存在'),
  isEnabled: z.enum(['1', '0']).transform((value) => value === '1'),
  reason: requiredText('请写明原因', 500),
})
export type SetProcedureEnabledInput = z.output<typeof setProcedureEnabledSchema>
