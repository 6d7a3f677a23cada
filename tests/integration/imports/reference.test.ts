import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'
import { systemActor } from '@/lib/core/actor'
import { db, transaction } from '@/lib/core/db'
import { applyImport, undoRun } from '@/lib/imports/commands'
import { refreshAllRollups } from '@/lib/rollups/commands'
import { loadReference, referenceActor } from '@/prisma/seed/load-reference'
import { isEmptyOfFacilities, isReferenceCurrent, seedReference } from '@/scripts/seed'
import { useTestDatabase } from '../../support/database'
import { csvFile, facility } from './import-files'

const { url } = useTestDatabase()
const root = path.resolve(import.meta.dirname, '../../..')
const QINHUAI = 'prisma/seed/reference/qinhuai-facilities.csv'
const actor = systemActor('test')

beforeAll(async () => {
  expect(await isReferenceCurrent()).toBe(false)
  await seedReference(() => undefined)
}, 120_000)

/** `npm run import` as a process of its own; what it prints and its exit code. */
async function command(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const line = ['--conditions=react-server', '--import', 'tsx', 'scripts/import.ts', ...args]
  // A fresh environment but for the database: NODE_OPTIONS of the test runner must not reach it.
  const options = {
    cwd: root,
    env: { NODE_ENV: 'test' as const, PATH: process.env.PATH, HOME: process.env.HOME, DATABASE_URL: url },
  }
  return promisify(execFile)(process.execPath, line, options).then(
    (done) => ({ code: 0, ...done }),
    (error) => ({ code: error.code, stdout: error.stdout, stderr: error.stderr }),
  )
}

const rollups = async () => {
  const rows = await db.rollup.findMany({
    orderBy: [{ regionCode: 'asc' }, { span: 'asc' }, { basis: 'asc' }],
  })
  return rows.map(({ version: _version, updatedAt: _updatedAt, ...sums }) => sums)
}

describe('reference data', () => {
  test('everything is there', async () => {
    expect(await isReferenceCurrent()).toBe(true)
    expect(await isEmptyOfFacilities()).toBe(true)
    expect({
      regions: await db.region.count(),
      withPoint: await db.region.count({ where: { labelLng: { not: null } } }),
      statistics: await db.regionStatistic.count(),
      days: await db.calendarDay.count(),
      facilities: await db.facility.count(),
      demo: await db.facility.count({ where: { isDemo: true } }),
      plans: await db.plan.count(),
      targets: await db.target.count(),
    }).toEqual({
      regions: 6387,
      withPoint: 2850,
      statistics: 152,
      days: 283,
      facilities: 67,
      demo: 0,
      plans: 5,
      targets: 56,
    })
    expect(await db.region.count({ where: { level: 'county', anchorCode: null } })).toBe(0)
    const newTown = await db.subArea.findFirstOrThrow({ include: { members: true } })
    expect(newTown).toMatchObject({ name: '奉贤新城', regionCode: '310120', members: [] })
  })

  test('loading again writes nothing but its mark and keeps what officials changed', async () => {
    await db.target.update({ where: { id: 'FX-01' }, data: { value: 5, version: 2 } })
    const population = await db.regionStatistic.findFirstOrThrow({ where: { regionCode: '310120' } })
    await db.regionStatistic.update({ where: { id: population.id }, data: { value: 1 } })
    const renamed = await db.facility.findFirstOrThrow({ where: { name: '奥星幼儿园' } })
    await db.facility.update({ where: { id: renamed.id }, data: { name: '奥星新幼儿园' } })
    const runs = await db.importRun.count()
    await loadReference(() => undefined)
    expect(await db.importRun.count()).toBe(runs)
    expect(Number((await db.target.findUniqueOrThrow({ where: { id: 'FX-01' } })).value)).toBe(5)
    expect((await db.regionStatistic.findUniqueOrThrow({ where: { id: population.id } })).value).toBe(1)
    expect(await db.facility.count()).toBe(67)
    await db.facility.update({ where: { id: renamed.id }, data: { name: '奥星幼儿园' } })
  })

  test('sums after an import equal a fresh count of every division', async () => {
    const rows = ['310120101', '320104', '530102', '500157001', '441900'].flatMap((code, index) =>
      Array.from({ length: 3 }, (_, step) => facility({ 机构名称: `园${index}-${step}`, 区划代码: code })),
    )
    const known = new Set((await db.region.findMany({ select: { code: true } })).map(({ code }) => code))
    const good = rows.filter((row) => known.has(row.区划代码 ?? ''))
    expect(good.length).toBeGreaterThanOrEqual(9)
    const result = await applyImport(actor, 'facilities', csvFile('facilities', good))
    expect(result).toMatchObject({ created: good.length, rejected: [] })
    const kept = await rollups()
    await db.rollup.deleteMany()
    await transaction((tx) => refreshAllRollups(tx), 120_000)
    expect(await rollups()).toEqual(kept)
    await undoRun(actor, result.runId ?? '')
  })
})

describe('npm run import', () => {
  test('the 67 real institutions of 秦淮: dry run, apply, again', async () => {
    const run = await db.importRun.findFirstOrThrow({
      where: { kind: 'facilities', actorName: referenceActor.name },
    })
    await undoRun(actor, run.id)
    expect(await db.facility.count()).toBe(0)

    const created = { created: 67, updated: 0, unchanged: 0, rejected: [] }
    const dry = await command('facilities', QINHUAI, '--json')
    expect([dry.code, JSON.parse(dry.stdout)]).toEqual([0, created])
    expect(await db.facility.count()).toBe(0)

    const applied = await command('facilities', QINHUAI, '--json', '--apply')
    expect([applied.code, JSON.parse(applied.stdout)]).toEqual([0, created])
    expect(await db.facility.count({ where: { filingState: 'filed', regionCode: '320104' } })).toBe(67)
    expect(await db.facility.count({ where: { lng: null } })).toBe(12)

    const again = await command('facilities', QINHUAI, '--apply')
    expect(again.code).toBe(0)
    expect(again.stdout).toContain('新增 0　更新 0　未变 67　退回 0')
  }, 120_000)

  test('rejected rows end with 1, wrong use with 2 and a clear word', async () => {
    const wrong = await command('population', QINHUAI, '--json')
    expect(wrong.code).toBe(1)
    expect(JSON.parse(wrong.stdout)).toMatchObject({ created: 0, updated: 0, unchanged: 0 })
    const staff = await command('staff', QINHUAI)
    expect(staff.code).toBe(1)
    expect(staff.stdout).toContain('证件号')
    expect(await command('facilities', '/nowhere.csv')).toMatchObject({ code: 2, stdout: '' })
    expect(await command('nothing', QINHUAI)).toMatchObject({ code: 2, stdout: '' })
    expect(await command('facilities', QINHUAI, '--force')).toMatchObject({ code: 2, stdout: '' })
  }, 120_000)
})
