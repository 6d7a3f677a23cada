import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/core/db'
import { setStatistic } from '@/lib/populations/commands'
import { latestStatistics, listStatistics, statisticKey } from '@/lib/populations/queries'
import { useTestDatabase } from '@/tests/support/database'
import { actorAs, FENGXIAN, makeDivisions, TOWNSHIPS } from '@/tests/support/small-world'

useTestDatabase()
beforeAll(makeDivisions)

const sysadmin = actorAs('sysadmin')
const common = { source: '统计公报', confidence: 'A' as const, reason: '公报', version: 0 }
const set = (region: string, year: number, value: number, fields: object = {}) =>
  setStatistic(sysadmin, { ...common, region, kind: 'resident_population', year, value, ...fields })
const latest = async (region: string, onDate = '2026-11-22') =>
  (await latestStatistics(['310000', FENGXIAN, '530000'], ['resident_population', 'births'], onDate)).get(
    statisticKey(region, 'resident_population'),
  )

describe('latestStatistics', () => {
  it('adds up the divisions below only when every one in force has a count', async () => {
    await set(TOWNSHIPS[0], 2020, 300)
    await set(TOWNSHIPS[1], 2021, 200, { confidence: 'C' })
    expect(await latest(FENGXIAN)).toBeUndefined()
    await set(TOWNSHIPS[2], 2020, 100)
    const summed = { value: 600, year: 2020, source: '由下级合计', isEstimate: true }
    expect(await latest(FENGXIAN)).toEqual(summed)
    expect(await latest(FENGXIAN, '2021-12-30')).toBeUndefined()
    await db.region.update({ where: { code: TOWNSHIPS[2] }, data: { inForceUntil: new Date('2026-01-01') } })
    expect(await latest(FENGXIAN)).toEqual({ ...summed, value: 500 })
  })

  it('prefers the own count, of the latest year that is over', async () => {
    await set(FENGXIAN, 2020, 1_140_872)
    await set(FENGXIAN, 2025, 1_150_000, { confidence: 'B' })
    const own = { source: '统计公报', isEstimate: false }
    expect(await latest(FENGXIAN)).toEqual({ ...own, value: 1_150_000, year: 2025 })
    expect(await latest(FENGXIAN, '2025-12-30')).toEqual({ ...own, value: 1_140_872, year: 2020 })
    expect(await latest(FENGXIAN, '2025-12-31')).toMatchObject({ year: 2025 })
    expect(await latest(FENGXIAN, '2020-12-30')).toBeUndefined()
  })

  it('reaches through a level without counts, but not past a gap', async () => {
    expect(await latest('310000')).toMatchObject({ value: 1_150_000, source: '由下级合计' })
    expect(await latest('530000')).toBeUndefined()
    await set('530102', 2024, 900, { confidence: 'C' })
    expect(await latest('530000')).toMatchObject({ value: 900, isEstimate: true })
  })

  it('answers nothing to nothing', async () => {
    expect((await latestStatistics([], ['births'], '2026-11-22')).size).toBe(0)
    expect((await latestStatistics([FENGXIAN], [], '2026-11-22')).size).toBe(0)
  })
})

describe('setStatistic', () => {
  it('corrects by version, makes a demo count real, and leaves evidence', async () => {
    const key = { regionCode: '530000', kind: 'births' as const, year: 2024 }
    const data = { ...key, value: 1, source: '演示', confidence: 'C' as const, isDemo: true }
    await db.regionStatistic.create({ data })
    const correct = { region: '530000', kind: 'births' as const, year: 2024, value: 363_000, ...common }
    await expect(setStatistic(sysadmin, correct)).rejects.toMatchObject({ code: 'conflict' })
    await setStatistic(sysadmin, { ...correct, version: 1 })
    await expect(setStatistic(sysadmin, { ...correct, version: 1 })).rejects.toMatchObject({
      code: 'conflict',
    })
    expect(await listStatistics(sysadmin, '530000')).toMatchObject([
      { value: 363_000, isDemo: false, confidence: 'A', version: 2 },
    ])
    const [event] = await db.auditEvent.findMany({ where: { action: 'statistic.correct' } })
    expect(event).toMatchObject({
      regionCode: '530000',
      before: { value: 1 },
      after: { value: 363_000 },
      reason: '公报',
    })
  })

  it('lets one of two who add the same year through', async () => {
    const results = await Promise.allSettled([set('310000', 2022, 1), set('310000', 2022, 2)])
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(results.find((result) => result.status === 'rejected')?.reason).toMatchObject({ code: 'conflict' })
  })

  it('refuses others, coming years and unknown divisions', async () => {
    const input = { ...common, region: FENGXIAN, kind: 'births' as const, year: 2024, value: 1 }
    for (const role of ['planner', 'secadmin', 'auditor', 'public'] as const)
      await expect(setStatistic(actorAs(role, 'fengxian'), input)).rejects.toMatchObject({
        code: 'forbidden',
      })
    await expect(setStatistic(sysadmin, { ...input, year: 2098 })).rejects.toMatchObject({ code: 'invalid' })
    await expect(setStatistic(sysadmin, { ...input, region: '999999' })).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})
