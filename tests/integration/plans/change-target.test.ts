import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/core/db'
import { changeTarget } from '@/lib/plans/commands'
import { getPlan, getTarget, listRevisions, listTargets } from '@/lib/plans/queries'
import type { ChangeTargetInput } from '@/lib/plans/schema'
import { makePlan } from '@/tests/integration/plans/plan-fixtures'
import { useTestDatabase } from '@/tests/support/database'
import { actorAs, makeDivisions } from '@/tests/support/small-world'

useTestDatabase()
beforeAll(async () => {
  await makeDivisions()
  await makePlan()
})

const planner = actorAs('planner', 'fengxian')

const change = async (fields: Partial<ChangeTargetInput>): Promise<ChangeTargetInput> => ({
  targetId: 'FX-01',
  version: (await getTarget(planner, 'FX-01')).version,
  comparator: 'gte',
  value: 4.5,
  reference: null,
  year: 2025,
  ownerDepartment: '区教育局',
  note: null,
  baselineValue: null,
  baselineYear: null,
  baselineNote: null,
  reason: '区政府会议纪要',
  ...fields,
})

describe('changeTarget', () => {
  it('keeps what the target said before, with the reason and a line of evidence', async () => {
    const baseline = { baselineValue: 2.1, baselineYear: 2021, baselineNote: '年报' }
    await changeTarget(planner, await change({ value: 5, year: 2027, ...baseline }))
    await changeTarget(planner, await change({ value: 5.5, year: 2027, ...baseline, reason: '再次调整' }))
    const target = await getTarget(planner, 'FX-01')
    expect(target).toMatchObject({ value: 5.5, year: 2027, yearText: '2027', version: 3 })
    expect(target.baseline).toEqual({ value: 2.1, year: 2021, note: '年报' })
    const revisions = await listRevisions(planner, 'FX-01')
    expect(
      revisions.map(({ version, before, after, reason }) => [version, before.value, after.value, reason]),
    ).toEqual([
      [3, 5, 5.5, '再次调整'],
      [2, 4.5, 5, '区政府会议纪要'],
    ])
    const events = await db.auditEvent.findMany({
      where: { action: 'target.change' },
      orderBy: { id: 'asc' },
    })
    expect(events).toMatchObject([
      { subjectId: 'FX-01', reason: '区政府会议纪要', before: { value: 4.5 }, after: { value: 5 } },
      { subjectId: 'FX-01', reason: '再次调整' },
    ])
  })

  it('refuses to rewrite the history', async () => {
    await expect(db.targetRevision.deleteMany()).rejects.toThrow(/permission denied/)
  })

  it('lets the first of two changes from one form through and tells the second', async () => {
    const input = await change({ value: 6, year: 2027 })
    const results = await Promise.allSettled([
      changeTarget(planner, input),
      changeTarget(planner, { ...input, value: 7 }),
    ])
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
    const refused = results.find((result) => result.status === 'rejected')
    expect(refused?.reason).toMatchObject({ code: 'conflict' })
    expect(await listRevisions(planner, 'FX-01')).toHaveLength(3)
  })

  it.each([
    [actorAs('planner', 'yunnan'), 'forbidden'],
    [actorAs('reviewer', 'fengxian'), 'forbidden'],
    [actorAs('public'), 'forbidden'],
  ])('%o', async (actor, code) => {
    const before = await getTarget(planner, 'FX-01')
    await expect(changeTarget(actor, await change({ value: 1 }))).rejects.toMatchObject({ code })
    expect(await getTarget(planner, 'FX-01')).toEqual(before)
  })

  it('refuses what cannot be: an unknown target, a year taken away, no change, a reference of another unit', async () => {
    const { value, year, baseline, version } = await getTarget(planner, 'FX-01')
    const same = { value, year, baselineValue: 2.1, baselineYear: 2021, baselineNote: baseline?.note ?? null }
    const refusal = async (fields: Partial<ChangeTargetInput>) =>
      changeTarget(planner, await change({ version, ...same, ...fields })).then(
        () => null,
        (error: { code: string; fields: object }) => [error.code, ...Object.keys(error.fields)],
      )
    const now = await getTarget(planner, 'FX-01')
    const noBaseline = { baselineValue: null, baselineYear: null, baselineNote: null }
    const asItIs = now.baseline ? same : { ...same, ...noBaseline }
    expect(await refusal({ targetId: 'FX-99' })).toEqual(['not_found'])
    expect(await refusal({ year: null })).toEqual(['invalid', 'year'])
    expect(await refusal(asItIs)).toEqual(['invalid', ''])
    const moving = { comparator: 'gte_ref', value: null } as const
    expect(await refusal({ ...moving, reference: 'national_place_use_rate' })).toEqual([
      'invalid',
      'reference',
    ])
  })
})

describe('reading plans', () => {
  it('gives a plan its clauses in order, the missing one with its empty place', async () => {
    const plan = await getPlan(planner, 'FX')
    expect(plan.clauses.map((clause) => [clause.id, clause.targets.length])).toEqual([
      ['FX-01', 1],
      ['CQ-03', 1],
      ['FX-09', 0],
    ])
    expect([plan.clauseCount, plan.targetCount]).toEqual([3, 2])
  })

  it('filters by region without ever meaning all', async () => {
    expect(await listTargets(planner, { regionCode: '530000' })).toEqual([])
    expect(await listTargets(planner, { regionCodes: [] })).toEqual([])
    expect(await listTargets(planner, { regionCodes: ['530000', '310120'] })).toHaveLength(2)
  })
})
