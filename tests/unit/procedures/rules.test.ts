import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { problemsOf, versionInForce } from '@/lib/procedures/rules'
import { type ProcedureDefinition, publishableDefinition } from '@/lib/procedures/schema'
import { readProcedures } from '@/prisma/seed/load-procedures'

const PATH = '100000/310000/310120/310120101'
const version = (id: string, regionCode: string, validFrom: string, isEnabled = true) => ({
  id,
  regionCode,
  validFrom,
  isEnabled,
})
const versions = [
  version('national', '100000', '2022-01-01'),
  version('national-2', '100000', '2026-11-23'),
  version('city', '310000', '2024-02-09'),
  version('city-off', '310000', '2025-01-01', false),
  version('elsewhere', '530000', '2024-01-01'),
]

describe('versionInForce', () => {
  it.each([
    ['the nearest jurisdiction wins over a later national version', versions, '2026-11-24', 'city'],
    ['before the city’s own rule the national one', versions, '2024-02-08', 'national'],
    ['on its first day the city’s', versions, '2024-02-09', 'city'],
    ['the day before a new version still the old one', versions.slice(0, 2), '2026-11-22', 'national'],
    ['on its day the new one', versions.slice(0, 2), '2026-11-23', 'national-2'],
    ['nothing before anything began', versions, '2021-12-31', undefined],
    ['nothing where all are off', versions.slice(3, 4), '2026-01-01', undefined],
  ])('%s', (_what, among, on, id) => {
    expect(versionInForce(among, PATH, on)?.id).toBe(id)
  })

  it('does not touch the order it is given', () => {
    const given = versions.slice(0, 2)
    versionInForce(given, PATH, '2026-12-01')
    expect(given.map(({ id }) => id)).toEqual(['national', 'national-2'])
  })
})

const [seed] = (await readProcedures(path.resolve('prisma/seed/reference/procedures'))).filter(
  (one) => one.kind === 'filing',
)
const filing = seed?.definition as ProcedureDefinition
const changed = (change: (draft: ProcedureDefinition) => void) => {
  const draft = structuredClone(filing)
  change(draft)
  return draft
}

describe('problemsOf', () => {
  it('finds none in the shipped filing', () => {
    expect(problemsOf(filing)).toEqual([])
  })

  it.each<[string, (draft: ProcedureDefinition) => void, string]>([
    ['a field outside the register', (draft) => draft.pages[0]?.fields.push('religion'), '字段登记'],
    ['a field asked twice', (draft) => draft.pages[0]?.fields.push('meals'), '两次'],
    [
      'a repeated page',
      (draft) => draft.pages.push({ ...filing.pages[0], fields: ['reason'] } as never),
      '两页',
    ],
    ['a repeated material', (draft) => draft.materials.push(filing.materials[0] as never), '材料代码'],
    ['a repeated clock', (draft) => draft.clocks.push(filing.clocks[0] as never), '时限'],
    ['a department twice', (draft) => draft.departments.push(filing.departments[0] as never), '同一部门'],
    ['no receipt clock', (draft) => draft.clocks.splice(0, 1), 'receipt'],
    ['verification without its clock', (draft) => draft.clocks.splice(1, 1), 'compliance'],
    ['opinions without their clock', (draft) => draft.clocks.splice(2, 1), 'department_opinion'],
    ['a term nobody lives to see', (draft) => Object.assign(draft.clocks[0] ?? {}, { days: 1_001 }), '最长'],
    ['a reminder as long', (draft) => Object.assign(draft.clocks[0] ?? {}, { reminderDays: 1e9 }), '最长'],
    ['a receipt without a text', (draft) => Object.assign(draft.texts, { receiptStatement: '' }), '回执'],
    [
      'a condition on an answer that cannot be given',
      (draft) => Object.assign(draft.materials[0] ?? {}, { required: { field: 'meals', in: ['buffet'] } }),
      'buffet',
    ],
    [
      'a condition on a field nobody asks',
      (draft) => Object.assign(draft.materials[0] ?? {}, { required: { field: 'reason', in: ['x'] } }),
      '没有字段',
    ],
  ])('refuses %s', (_what, change, message) => {
    const problems = problemsOf(changed(change))
    expect(problems.map((one) => one.message).join()).toContain(message)
    expect(publishableDefinition.safeParse(changed(change)).success).toBe(false)
  })
})
