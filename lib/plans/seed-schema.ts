import { z } from 'zod'

export const clauseKinds = [
  'target',
  'qualitative',
  'rule',
  'process',
  'duty',
  'service',
  'money',
  'organisation',
  'baseline',
  'missing',
] as const
export const targetComparators = ['gte', 'gt', 'lte', 'eq', 'all', 'gte_ref'] as const
export const targetPeriods = [
  'by_year',
  'yearly',
  'monthly',
  'quarterly',
  'weekly',
  'daily',
  'cycle',
  'ongoing',
] as const
export const planStatuses = ['draft', 'consultation', 'issued', 'press_report'] as const

const text = z.string().trim().min(1)
const year = z.int().min(2000).max(2100)
const chinese = text.regex(/\p{Script=Han}/u, 'must be written in Chinese')

const clauseSchema = z
  .strictObject({
    id: text.regex(/^(FX|YN|NJ|BD|CQ)-[BPR]?\d{1,2}$/),
    kind: z.enum(clauseKinds),
    title: chinese,
    wording: z.string(),
    scopeText: chinese,
    note: chinese.nullable(),
    ownerDepartment: chinese,
    sortOrder: z.int().positive(),
  })
  .superRefine((clause, ctx) => {
    // A gap in the source must stay a gap: filling it, or leaving it without a flag, would invent policy.
    if (clause.kind === 'missing') {
      if (clause.wording !== '')
        ctx.addIssue({ code: 'custom', path: ['wording'], message: 'must stay empty' })
      if (!clause.note) ctx.addIssue({ code: 'custom', path: ['note'], message: 'must say what is missing' })
    } else if (!/\p{Script=Han}/u.test(clause.wording)) {
      ctx.addIssue({ code: 'custom', path: ['wording'], message: 'must be restated in Chinese' })
    }
  })

const referenceSchema = z.strictObject({
  code: text,
  label: chinese,
  year,
  value: z.number().nonnegative(),
  unit: text,
  source: chinese,
})

const baselineSchema = z.strictObject({
  value: z.number().nonnegative(),
  unit: text,
  year,
  note: chinese.nullable(),
})

const targetSchema = z
  .strictObject({
    id: text.regex(/^(FX|YN|NJ|BD|CQ)-\d{2}[a-z]?$/),
    clauseId: text,
    indicatorCode: text.regex(/^[a-z0-9_]+$/),
    comparator: z.enum(targetComparators),
    /** In `unit`; a percentage is the number of per cent (85 = 85 %). Null only for gte_ref. */
    value: z.number().nonnegative().nullable(),
    unit: text,
    /** The year the value is judged at; the last year of a span. */
    year: year.nullable(),
    /** As in targets.csv: a year, a span, a rhythm, or `ongoing` where the plan names no date. */
    yearText: text,
    period: z.enum(targetPeriods),
    periodFrom: year.nullable(),
    periodTo: year.nullable(),
    scopeText: chinese,
    denominatorText: text.nullable(),
    regionCode: z.string().regex(/^\d{6}$/),
    subArea: chinese.nullable(),
    /** The value must hold in EACH area of this level, not in the region as a whole. */
    eachLevel: z.enum(['township', 'street', 'community', 'county']).nullable(),
    /** Share of the `eachLevel` areas that must reach the value, in per cent. */
    requiredSharePercent: z.number().gt(0).max(100),
    /** The areas a coverage indicator counts. */
    countLevel: z.enum(['township', 'street']).nullable(),
    overridesTargetId: text.nullable(),
    /** Targets of one group are steps of one year path and share a clause. */
    pathGroup: text.nullable(),
    reference: referenceSchema.nullable(),
    baseline: baselineSchema.nullable(),
    note: chinese.nullable(),
  })
  .superRefine((target, ctx) => {
    const moving = target.comparator === 'gte_ref'
    if (moving !== (target.value === null)) {
      ctx.addIssue({ code: 'custom', path: ['value'], message: 'is null exactly for gte_ref' })
    }
    if (moving !== (target.reference !== null)) {
      ctx.addIssue({ code: 'custom', path: ['reference'], message: 'is given exactly for gte_ref' })
    }
    if (target.comparator === 'all' && (target.value !== 100 || target.unit !== '%')) {
      ctx.addIssue({ code: 'custom', path: ['value'], message: 'of "all" is 100 %' })
    }
    if ((target.period === 'by_year') !== (target.year !== null)) {
      ctx.addIssue({ code: 'custom', path: ['year'], message: 'is given exactly for by_year' })
    }
    if (target.baseline && target.baseline.unit !== target.unit) {
      ctx.addIssue({
        code: 'custom',
        path: ['baseline', 'unit'],
        message: 'differs from the unit of the target',
      })
    }
  })

/**
 * One plan as stored in prisma/seed/reference/plans/{code}.json. `issuedOn` is the date of the copy that was
 * read: issue (issued), publication (draft, consultation) or press report (press_report), so label it by `status`.
 */
export const planSeedSchema = z
  .strictObject({
    code: z.enum(['FX', 'YN', 'NJ', 'BD', 'CQ']),
    title: chinese,
    issueNumber: chinese.nullable(),
    issuedOn: z.iso.date().nullable(),
    status: z.enum(planStatuses),
    regionCode: z.string().regex(/^\d{6}$/),
    leadDepartment: chinese,
    sourceNote: chinese,
    periodFrom: year.nullable(),
    periodTo: year.nullable(),
    clauses: z.array(clauseSchema).min(1),
    targets: z.array(targetSchema).min(1),
  })
  .superRefine((plan, ctx) => {
    const clauses = new Map(plan.clauses.map((clause) => [clause.id, clause]))
    const targets = new Map(plan.targets.map((target) => [target.id, target]))
    if (clauses.size !== plan.clauses.length) {
      ctx.addIssue({ code: 'custom', path: ['clauses'], message: 'hold an id twice' })
    }
    if (targets.size !== plan.targets.length) {
      ctx.addIssue({ code: 'custom', path: ['targets'], message: 'hold an id twice' })
    }
    for (const id of [...clauses.keys(), ...targets.keys()]) {
      if (!id.startsWith(`${plan.code}-`)) {
        ctx.addIssue({ code: 'custom', path: [], message: `${id} belongs to another plan` })
      }
    }
    for (const target of plan.targets) {
      if (clauses.get(target.clauseId)?.kind !== 'target') {
        ctx.addIssue({
          code: 'custom',
          path: ['targets'],
          message: `${target.id} has no clause of kind target`,
        })
      }
      const overridden = target.overridesTargetId === null ? null : targets.get(target.overridesTargetId)
      if (overridden === undefined || (overridden && overridden.indicatorCode !== target.indicatorCode)) {
        ctx.addIssue({ code: 'custom', path: ['targets'], message: `${target.id} overrides no like target` })
      }
    }
  })

export type PlanSeed = z.infer<typeof planSeedSchema>
export type PlanSeedClause = PlanSeed['clauses'][number]
export type PlanSeedTarget = PlanSeed['targets'][number]
