import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { type PlanSeed, type PlanSeedTarget, planSeedSchema } from '@/lib/plans/seed-schema'

const folder = new URL('../../../prisma/seed/reference/plans/', import.meta.url)
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8')
const rawPlan = (code: string): unknown => JSON.parse(read(`${code.toLowerCase()}.json`))

type Row = Record<
  | 'id'
  | 'plan'
  | 'region_code'
  | 'indicator_code'
  | 'comparator'
  | 'value'
  | 'unit'
  | 'year'
  | 'scope'
  | 'denominator',
  string
>
const rows: Row[] = parse(read('targets.csv'), { columns: true, bom: true })
const codes = ['FX', 'YN', 'NJ', 'BD', 'CQ']
const plans = codes.map((code) => planSeedSchema.parse(rawPlan(code)))
const clauses = plans.flatMap((plan) => plan.clauses)
const targets = plans.flatMap((plan) => plan.targets)

const series = (prefix: string, last: number, digits = 2): string[] =>
  Array.from({ length: last }, (_, index) => `${prefix}${String(index + 1).padStart(digits, '0')}`)

// How far each table of plans.md runs. FX-R is our own numbering of its rules paragraph.
const expectedClauseIds: Record<string, string[]> = {
  FX: [...series('FX-', 25), ...series('FX-R', 6), ...series('FX-P', 34)],
  YN: [...series('YN-B', 6, 1), ...series('YN-', 17), ...series('YN-P', 36)],
  NJ: [...series('NJ-', 17), ...series('NJ-P', 22)],
  BD: [...series('BD-', 4), ...series('BD-P', 17)],
  CQ: [...series('CQ-', 14), ...series('CQ-P', 14)],
}

const clause = (id: string) => clauses.find((one) => one.id === id)
function target(id: string): PlanSeedTarget {
  const found = targets.find((one) => one.id === id)
  if (!found) throw new Error(`no target ${id}`)
  return found
}

describe('clauses', () => {
  test.each(plans)('$code carries every item of its tables once, in order', (plan) => {
    expect(plan.clauses.map((one) => one.id).sort()).toEqual(expectedClauseIds[plan.code]?.sort())
    const order = plan.clauses.map((one) => one.sortOrder)
    expect(order).toEqual([...new Set(order)].sort((a, b) => a - b))
  })

  test('ids are unique over all plans', () => {
    expect(new Set(clauses.map((one) => one.id)).size).toBe(clauses.length)
  })

  test('wording says more than the title', () => {
    const repeated = clauses.filter((one) => one.wording.replace(/。$/, '') === one.title)
    expect(repeated).toEqual([])
    const tooShort = clauses.filter((one) => one.kind !== 'missing' && one.wording.length <= one.title.length)
    expect(tooShort.map((one) => one.id)).toEqual([])
  })

  test('only FX-09 is missing, empty and flagged', () => {
    expect(clauses.filter((one) => one.kind === 'missing').map((one) => one.id)).toEqual(['FX-09'])
    expect(clause('FX-09')).toMatchObject({ wording: '', note: expect.stringContaining('源文件缺失') })
    expect(targets.some((one) => one.clauseId === 'FX-09')).toBe(false)
  })

  test('every clause of kind target has a target', () => {
    const used = new Set(targets.map((one) => one.clauseId))
    const idle = clauses.filter((one) => one.kind === 'target' && !used.has(one.id))
    expect(idle.map((one) => one.id)).toEqual([])
  })

  test('defects of the sources are noted', () => {
    expect(clause('YN-B3')?.note).toMatch(/43\.6%.*45%/)
    expect(clause('YN-17')?.wording).toContain('2021年3月10日')
    expect(clause('YN-17')?.note).toContain('2022年2月8日')
    expect(clause('NJ-06')?.note).toBeTruthy()
    expect(clause('FX-08')?.note).toBeTruthy()
    expect(clause('CQ-13')).toMatchObject({ kind: 'money', wording: expect.stringMatching(/700.*800.*900/) })
  })
})

describe('targets against targets.csv', () => {
  test('the csv has 56 rows and each is a target, no more', () => {
    expect(rows).toHaveLength(56)
    expect(targets.map((one) => one.id).sort()).toEqual(rows.map((row) => row.id).sort())
  })

  test.each(rows)('$id', (row) => {
    const one = target(row.id)
    const byYear = /^\d{4}/.test(row.year)
    expect(one).toMatchObject({
      indicatorCode: row.indicator_code,
      comparator: row.comparator,
      value: row.comparator === 'gte_ref' ? null : Number(row.value),
      unit: row.unit,
      yearText: row.year || 'ongoing',
      year: byYear ? Number(row.year.slice(-4)) : null,
      period: byYear ? 'by_year' : row.year || 'ongoing',
      scopeText: row.scope,
      denominatorText: row.denominator || null,
      regionCode: row.region_code,
    })
    expect(plans.find((plan) => plan.code === row.plan)?.targets).toContain(one)
  })

  test('indicator codes are the set of the csv', () => {
    const used = new Set(targets.map((one) => one.indicatorCode))
    expect([...used].sort()).toEqual([...new Set(rows.map((row) => row.indicator_code))].sort())
  })
})

describe('special shapes of target', () => {
  const idsWith = (has: (one: PlanSeedTarget) => boolean): string[] =>
    targets.filter(has).map((one) => one.id)

  test('values wanted in each area', () => {
    expect(idsWith((one) => one.eachLevel === 'county')).toEqual(['YN-05', 'CQ-06', 'CQ-09'])
    expect(idsWith((one) => one.eachLevel === 'township')).toEqual(['FX-05'])
    expect(idsWith((one) => one.requiredSharePercent !== 100)).toEqual([])
  })

  test('coverage counts townships, and streets only in CQ-07', () => {
    expect(idsWith((one) => one.countLevel === 'township')).toEqual(['FX-03', 'FX-07'])
    expect(idsWith((one) => one.countLevel === 'street')).toEqual(['CQ-07'])
  })

  test('奉贤新城 overrides the township ratio', () => {
    expect(idsWith((one) => one.overridesTargetId !== null || one.subArea !== null)).toEqual(['FX-06'])
    expect(target('FX-06')).toMatchObject({ overridesTargetId: 'FX-05', subArea: '奉贤新城', value: 20 })
  })

  test('the year path of CQ-05', () => {
    const path = targets.filter((one) => one.pathGroup !== null)
    expect(path.map((one) => [one.id, one.clauseId, one.pathGroup, one.year, one.value])).toEqual([
      ['CQ-05a', 'CQ-05', 'CQ-05', 2023, 30],
      ['CQ-05b', 'CQ-05', 'CQ-05', 2024, 35],
      ['CQ-05c', 'CQ-05', 'CQ-05', 2025, 40],
    ])
  })

  test('the moving reference of CQ-03', () => {
    expect(idsWith((one) => one.reference !== null)).toEqual(['CQ-03'])
    expect(target('CQ-03').reference).toMatchObject({
      code: 'national_place_use_rate',
      year: 2023,
      value: 46.7,
    })
  })

  test('baselines exist for Yunnan only, all of 2021', () => {
    const withBaseline = targets.filter((one) => one.baseline !== null)
    expect(withBaseline.map((one) => [one.id, one.baseline?.value, one.baseline?.year])).toEqual([
      ['YN-01', 40000, 2021],
      ['YN-02', 0.9, 2021],
      ['YN-04', 3, 2021],
    ])
  })
})

test('plan heads', () => {
  expect(
    plans.map((plan) => [plan.code, plan.issueNumber, plan.issuedOn, plan.status, plan.regionCode]),
  ).toEqual([
    ['FX', null, '2023-07-17', 'draft', '310120'],
    ['YN', null, '2022-02-08', 'consultation', '530000'],
    ['NJ', '宁政办发〔2017〕24号', '2017-01-25', 'issued', '320100'],
    ['BD', null, '2020-12-31', 'issued', '120115'],
    ['CQ', null, '2023-10-31', 'press_report', '500000'],
  ])
  expect(plans[0]?.leadDepartment).toContain('教育局')
})

describe('the schema refuses', () => {
  const firstTarget = (change: object) => (plan: PlanSeed) => Object.assign(target0(plan), change)
  const clauseAt = (id: string, change: object) => (plan: PlanSeed) =>
    Object.assign(plan.clauses.find((one) => one.id === id) ?? {}, change)
  const target0 = (plan: PlanSeed): object => plan.targets[0] ?? {}

  const broken: [string, (plan: PlanSeed) => object, RegExp][] = [
    ['an unknown clause', firstTarget({ clauseId: 'FX-99' }), /no clause of kind target/],
    ['a target on a clause of another kind', clauseAt('FX-01', { kind: 'rule' }), /no clause of kind target/],
    ['an unknown comparator', firstTarget({ comparator: 'about' }), /comparator/],
    ['a clause id used twice', clauseAt('FX-R01', { id: 'FX-R02' }), /hold an id twice/],
    ['text for the missing clause', clauseAt('FX-09', { wording: '补写的内容' }), /must stay empty/],
    ['a missing clause without a flag', clauseAt('FX-09', { note: null }), /must say what is missing/],
    ['a clause without wording', clauseAt('FX-P01', { wording: '' }), /must be restated/],
    ['a clause of another plan', clauseAt('FX-P01', { id: 'YN-P01' }), /belongs to another plan/],
    ['a target without value', firstTarget({ value: null }), /null exactly for gte_ref/],
    ['"all" of 90 %', firstTarget({ comparator: 'all', value: 90, unit: '%' }), /of \\"all\\" is 100 %/],
    ['a year for a rhythm', firstTarget({ period: 'yearly' }), /exactly for by_year/],
    ['an override of nothing', firstTarget({ overridesTargetId: 'FX-98' }), /overrides no like target/],
    ['an override of another indicator', firstTarget({ overridesTargetId: 'FX-02' }), /overrides no like/],
    ['an unknown field', (plan) => Object.assign(plan, { remark: 'x' }), /remark/],
  ]

  test.each(broken)('%s', (_name, damage, message) => {
    const plan = planSeedSchema.parse(rawPlan('FX'))
    damage(plan)
    expect(planSeedSchema.safeParse(plan).error?.message).toMatch(message)
  })
})
