import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/core/db'
import { setReferenceValue, setSubAreaMembers } from '@/lib/plans/commands'
import { getTarget, listReferences, listSubAreas, listTargets } from '@/lib/plans/queries'
import { goalValue } from '@/lib/plans/rules'
import { makePlan, REFERENCE_CODE } from '@/tests/integration/plans/plan-fixtures'
import { useTestDatabase } from '@/tests/support/database'
import { actorAs, FENGXIAN, makeDivisions, TOWNSHIPS } from '@/tests/support/small-world'

useTestDatabase()
let subAreaId = ''
beforeAll(async () => {
  await makeDivisions()
  await makePlan()
  const data = {
    name: '奉贤新城',
    regionCode: FENGXIAN,
    members: { create: { regionCode: TOWNSHIPS[2], isDemo: true } },
  }
  subAreaId = (await db.subArea.create({ data })).id
})

const sysadmin = actorAs('sysadmin')
const planner = actorAs('planner', 'fengxian')
const value = { reference: REFERENCE_CODE, source: '国家卫生健康委2025年公报', reason: '新一年公布' }
const goalOf = async () => {
  const target = await getTarget(planner, 'CQ-03')
  return goalValue({ ...target, referenceValue: target.reference?.value ?? null })
}

describe('a moving reference', () => {
  it('moves the goal of the targets that compare with it', async () => {
    expect(await goalOf()).toBe(46.7)
    await setReferenceValue(sysadmin, { ...value, year: 2024, value: 50.1, version: 0 })
    expect(await goalOf()).toBe(50.1)
    await setReferenceValue(sysadmin, { ...value, year: 2024, value: 51, version: 1, reason: '更正' })
    expect(await goalOf()).toBe(51)
    expect(await listReferences(planner)).toMatchObject([
      { year: 2024, value: 51, version: 2, unit: '%', label: '全国平均托位使用率' },
      { year: 2023, value: 46.7, version: 1 },
    ])
  })

  it('is read as of a day: a year counts from its 31 December', async () => {
    const yearOn = async (onDate: string) =>
      (await listTargets(planner, { onDate })).find(({ id }) => id === 'CQ-03')?.reference?.year ?? null
    expect(await yearOn('2024-12-30')).toBe(2023)
    expect(await yearOn('2024-12-31')).toBe(2024)
    expect(await yearOn('2023-12-30')).toBeNull()
  })

  it('refuses others, an unknown one, a coming year and a stale form', async () => {
    const set = (actor: typeof sysadmin, fields: object) =>
      setReferenceValue(actor, { ...value, year: 2025, value: 1, version: 0, ...fields })
    await expect(set(planner, {})).rejects.toMatchObject({ code: 'forbidden' })
    await expect(set(sysadmin, { reference: 'x' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(set(sysadmin, { year: 2099 })).rejects.toMatchObject({ code: 'invalid' })
    await expect(set(sysadmin, { year: 2024, version: 1 })).rejects.toMatchObject({ code: 'conflict' })
    await expect(set(sysadmin, { year: 2024, version: 0 })).rejects.toMatchObject({ code: 'conflict' })
  })

  it('is added once when two add it at once', async () => {
    const input = { ...value, year: 2022, value: 44, version: 0 }
    const results = await Promise.allSettled([1, 2].map(() => setReferenceValue(sysadmin, input)))
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(results.find((result) => result.status === 'rejected')?.reason).toMatchObject({ code: 'conflict' })
  })
})

describe('setSubAreaMembers', () => {
  const set = (members: string[], actor = planner) =>
    setSubAreaMembers(actor, { subAreaId, members, reason: '按规划核定' })

  it('replaces the demo townships by the ones chosen', async () => {
    await set([TOWNSHIPS[0], TOWNSHIPS[1], TOWNSHIPS[0]])
    const [area] = await listSubAreas(planner)
    expect(area?.members.map(({ code, isDemo }) => [code, isDemo])).toEqual([
      ['310120101', false],
      ['310120102', false],
    ])
    const [event] = await db.auditEvent.findMany({ where: { action: 'sub_area.set_members' } })
    expect(event).toMatchObject({
      before: { members: ['310120001'] },
      after: { members: TOWNSHIPS.slice(0, 2) },
    })
  })

  it.each([
    ['a county elsewhere', ['530102']],
    ['the region itself', [FENGXIAN]],
    ['one that does not exist', ['310120999']],
    ['one of two', [TOWNSHIPS[0], '530102']],
  ])('refuses %s', async (_what, members) => {
    await expect(set(members)).rejects.toMatchObject({
      code: 'invalid',
      fields: { members: expect.anything() },
    })
    expect((await listSubAreas(planner))[0]?.members).toHaveLength(2)
  })

  it("refuses another region's planner", async () => {
    await expect(set([], actorAs('planner', 'yunnan'))).rejects.toMatchObject({ code: 'forbidden' })
  })
})
