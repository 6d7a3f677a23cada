import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/lib/core/db'
import { listHistory } from '@/lib/history/queries'
import { applyImport, applyRun, storeImport, undoRun } from '@/lib/imports/commands'
import { findImportRun } from '@/lib/imports/queries'
import { useTestDatabase } from '../../support/database'
import { actorAs, makeDivisions } from '../../support/small-world'
import { type Cells, csvFile, facility } from './import-files'

useTestDatabase()
const sysadmin = actorAs('sysadmin')
const other = actorAs('sysadmin', 'none', 'sysadmin-2')

beforeAll(makeDivisions)

const apply = (...rows: Cells[]) => applyImport(sysadmin, 'facilities', csvFile('facilities', rows))
const byName = (name: string) => db.facility.findFirstOrThrow({ where: { name } })
const county = () =>
  db.rollup.findFirstOrThrow({ where: { regionCode: '310120', span: 'subtree', basis: 'all' } })

describe('apply', () => {
  test('creates, counts into the county at once, and leaves evidence', async () => {
    const before = await db.rollup.findFirst({
      where: { regionCode: '310120', span: 'subtree', basis: 'all' },
    })
    const result = await apply(
      facility({ 机构名称: '甲园' }),
      facility({ 机构名称: '乙园', 区划代码: '310120102000' }),
    )
    expect(result).toMatchObject({ created: 2, updated: 0, unchanged: 0, rejected: [] })
    expect((await county()).places - (before?.places ?? 0)).toBe(40)
    const line = await db.auditEvent.findFirstOrThrow({ where: { subjectId: result.runId ?? '' } })
    expect(line).toMatchObject({
      action: 'import.apply',
      actorId: 'sysadmin-1',
      after: { created: 2, updated: 0, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    })
    expect(await byName('乙园')).toMatchObject({ regionCode: '310120102', isDemo: false, version: 1 })
  })

  test('the same file again changes nothing and writes nothing', async () => {
    const rows = [facility({ 机构名称: '甲园' }), facility({ 机构名称: '乙园', 区划代码: '310120102' })]
    const counts = async () => [await db.importRun.count(), await db.auditEvent.count(), await byName('甲园')]
    const before = await counts()
    expect(await apply(...rows)).toMatchObject({ created: 0, updated: 0, unchanged: 2, runId: null })
    expect(await counts()).toEqual(before)
  })

  test('blank keeps what is known; a zero is no blank', async () => {
    await apply(facility({ 机构名称: '甲园', 性质: '', 普惠: '', 地址: '', 托小班托位: '', 在托人数: '0' }))
    expect(await byName('甲园')).toMatchObject({
      ownership: 'for_profit',
      inclusive: true,
      address: '解放东路1号',
      placesToddler: 20,
      enrolled: 0,
      version: 2,
    })
  })

  test('a demo record gives way to the real one with none of its invented values', async () => {
    const demo = {
      name: '丙园',
      regionCode: '310120101',
      kind: 'home',
      placesMixed: 5,
      isDemo: true,
    } as const
    await db.facility.create({ data: demo })
    await apply(facility({ 机构名称: '丙园' }))
    expect(await byName('丙园')).toMatchObject({ isDemo: false, placesMixed: null, placesToddler: 20 })
  })

  test('a move to another township moves its places', async () => {
    const code = { 统一社会信用代码: '91110108551385082Q' }
    await apply(facility({ 机构名称: '搬家园', ...code }))
    const place = (regionCode: string) =>
      db.rollup.findFirst({ where: { regionCode, span: 'direct', basis: 'all' }, select: { places: true } })
    const [from, to] = [await place('310120101'), await place('310120001')]
    await apply(facility({ 机构名称: '搬家园', 区划代码: '310120001', ...code }))
    expect(await place('310120101')).toEqual({ places: (from?.places ?? 0) - 20 })
    expect(await place('310120001')).toEqual({ places: (to?.places ?? 0) + 20 })
  })

  test('two applications of one file at once create each record once', async () => {
    const file = csvFile(
      'facilities',
      Array.from({ length: 50 }, (_, index) => facility({ 机构名称: `并行园${index}` })),
    )
    const results = await Promise.all([
      applyImport(sysadmin, 'facilities', file),
      applyImport(other, 'facilities', file),
    ])
    expect(results.map(({ created }) => created).sort((a, b) => a - b)).toEqual([0, 50])
    expect(await db.facility.count({ where: { name: { startsWith: '并行园' } } })).toBe(50)
  })
})

describe('a stored run', () => {
  test('is checked without writing, applied once, and not twice', async () => {
    const id = await storeImport(
      sysadmin,
      'facilities',
      csvFile('facilities', [facility({ 机构名称: '存档园' })]),
    )
    expect(await db.facility.count({ where: { name: '存档园' } })).toBe(0)
    const run = await findImportRun(sysadmin, id, { page: 1, pageSize: 10 })
    expect(run).toMatchObject({ state: 'checked', created: 1, changesTotal: 1 })
    const outcomes = await Promise.allSettled([applyRun(sysadmin, id), applyRun(other, id)])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await db.facility.count({ where: { name: '存档园' } })).toBe(1)
    await expect(applyRun(sysadmin, id)).rejects.toMatchObject({ code: 'conflict' })
  })

  test('is not applied when the register changed since it was shown; the new difference is shown instead', async () => {
    await apply(facility({ 机构名称: '变动园' }))
    const id = await storeImport(
      sysadmin,
      'facilities',
      csvFile('facilities', [facility({ 机构名称: '变动园', 在托人数: '9' })]),
    )
    await db.facility.updateMany({ where: { name: '变动园' }, data: { enrolled: 12 } })
    await expect(applyRun(sysadmin, id)).rejects.toMatchObject({ code: 'conflict' })
    expect((await byName('变动园')).enrolled).toBe(12)
    const run = await findImportRun(sysadmin, id, { page: 1, pageSize: 10 })
    expect(run?.changes[0]?.before).toMatchObject({ enrolled: 12 })
    await applyRun(sysadmin, id)
    expect((await byName('变动园')).enrolled).toBe(9)
  })

  test('with a rejected row is never applied', async () => {
    const rows = [facility({ 机构名称: '好园' }), facility({ 机构名称: '坏园', 托小班托位: '-1' })]
    const id = await storeImport(sysadmin, 'facilities', csvFile('facilities', rows))
    await expect(applyRun(sysadmin, id)).rejects.toMatchObject({ code: 'invalid' })
    expect(await db.facility.count({ where: { name: '好园' } })).toBe(0)
  })
})

describe('undo', () => {
  const columns = { name: true, enrolled: true, placesToddler: true, address: true, inclusive: true } as const

  test('gives back the former values and removes what was created', async () => {
    await apply(facility({ 机构名称: '旧园' }))
    const former = await db.facility.findFirst({ where: { name: '旧园' }, select: columns })
    const sums = (await county()).places
    const { runId } = await apply(
      facility({ 机构名称: '旧园', 托小班托位: '30', 普惠: '否' }),
      facility({ 机构名称: '新园' }),
    )
    expect((await county()).places).toBe(sums + 30)
    await undoRun(sysadmin, runId ?? '')
    expect(await db.facility.findFirst({ where: { name: '旧园' }, select: columns })).toEqual(former)
    expect(await db.facility.count({ where: { name: '新园' } })).toBe(0)
    expect((await county()).places).toBe(sums)
    expect(await db.auditEvent.count({ where: { subjectId: runId ?? '', action: 'import.undo' } })).toBe(1)
    await expect(undoRun(sysadmin, runId ?? '')).rejects.toMatchObject({ code: 'conflict' })
    const history = await listHistory(sysadmin, { type: 'facility', id: (await byName('旧园')).id })
    expect(history.map(({ did }) => did)).toEqual([
      '撤销了这次导入',
      '通过导入更新了登记信息',
      '通过导入登记了这家机构',
    ])
    expect(history[1]?.changes).toContain('托小班托位：20 → 30')
  })

  test('is refused, naming the record, when it was changed since', async () => {
    const { runId } = await apply(facility({ 机构名称: '改过园' }), facility({ 机构名称: '没改园' }))
    await db.facility.updateMany({ where: { name: '改过园' }, data: { enrolled: 1 } })
    const refusal = await undoRun(sysadmin, runId ?? '').catch((error) => error)
    expect(refusal.code).toBe('conflict')
    expect(refusal.fields[''][0]).toMatch(/第 2 行 改过园/)
    expect(refusal.fields[''][0]).not.toMatch(/没改园/)
    expect(await db.facility.count({ where: { name: '没改园' } })).toBe(1)
  })

  test('is refused when a created facility has got a doctor’s contract', async () => {
    const { runId } = await apply(facility({ 机构名称: '签约园' }))
    const { id } = await byName('签约园')
    await db.doctorContract.create({
      data: { facilityId: id, medicalBody: '社区卫生中心', signedOn: new Date() },
    })
    await expect(undoRun(sysadmin, runId ?? '')).rejects.toMatchObject({ code: 'conflict' })
    expect(await db.facility.count({ where: { id } })).toBe(1)
  })
})

test('a reported figure waits for a second official, and a correction is the corrector’s', async () => {
  const row = {
    区划代码: '310120',
    指标代码: 'expert_pool',
    期间: '2025',
    数值: '30',
    文件: '名册',
    日期: '2026-01-05',
  }
  const file = (change: Cells) => csvFile('reported', [{ ...row, ...change }])
  await applyImport(sysadmin, 'reported', file({}))
  expect(await applyImport(other, 'reported', file({}))).toMatchObject({ unchanged: 1, runId: null })
  await applyImport(other, 'reported', file({ 数值: '31' }))
  const [figure, ...more] = await db.reportedFigure.findMany()
  expect(more).toEqual([])
  expect(figure).toMatchObject({ state: 'submitted', enteredById: 'sysadmin-2', version: 2 })
  expect(Number(figure?.value)).toBe(31)
})

test('population: a blank confidence starts as C and later keeps what is known', async () => {
  const row = { 区划代码: '310120', 年份: '2024', 指标: '常住人口', 数值: '1100000', 来源: '公报' }
  const file = (change: Cells) => csvFile('population', [{ ...row, ...change }])
  await applyImport(sysadmin, 'population', file({}))
  expect(await db.regionStatistic.findFirst()).toMatchObject({ confidence: 'C', value: 1_100_000 })
  await applyImport(sysadmin, 'population', file({ 可信度: 'A' }))
  await applyImport(sysadmin, 'population', file({ 数值: '1100001' }))
  expect(await db.regionStatistic.findFirst()).toMatchObject({ confidence: 'A', value: 1_100_001 })
})
