import { beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/core/db'
import { applyImport, undoRun } from '@/lib/imports/commands'
import { useTestDatabase } from '../../support/database'
import { actorAs } from '../../support/small-world'
import { type Cells, csvFile, facility } from './import-files'

useTestDatabase()
const sysadmin = actorAs('sysadmin')

const row = (代码: string, 名称: string, 级别: string, 上级: string, more: Cells = {}): Cells => ({
  代码,
  名称,
  级别,
  上级,
  ...more,
})
const apply = (...rows: Cells[]) => applyImport(sysadmin, 'divisions', csvFile('divisions', rows))
const region = (code: string) => db.region.findUniqueOrThrow({ where: { code } })
const places = async (code: string, span: 'direct' | 'subtree') =>
  (await db.rollup.findFirst({ where: { regionCode: code, span, basis: 'all' } }))?.places ?? null

// Children before their parents: a file may name them in any order.
const WORLD = [
  row('310120101', '南桥镇', '乡', '310120', { 类型: '镇' }),
  row('310120', '奉贤区', '县', '310000'),
  row('310115', '浦东新区', '县', '310000'),
  row('310000', '上海市', '省', '100000'),
  row('100000', '中华人民共和国', '国家', ''),
  row('441900', '东莞市', '地', '440000'),
  row('440000', '广东省', '省', '100000'),
  row('441900003', '东城街道', '乡', '441900', { 类型: '街道' }),
]

beforeAll(async () => {
  expect(await apply(...WORLD)).toMatchObject({ created: 8, rejected: [] })
  await applyImport(sysadmin, 'facilities', csvFile('facilities', [facility({ 托小班托位: '20' })]))
})

test('paths and anchors follow from level and parent', async () => {
  expect(await region('310120101')).toMatchObject({
    path: '100000/310000/310120/310120101',
    anchorCode: '310120',
  })
  expect(await region('441900')).toMatchObject({ anchorCode: '441900' })
  expect(await region('441900003')).toMatchObject({ anchorCode: '441900' })
  expect(await region('310000')).toMatchObject({ anchorCode: null })
  expect(await apply(...WORLD)).toMatchObject({ unchanged: 8, runId: null })
})

test('a renamed division is still found by its former name, and the same file again changes nothing', async () => {
  const renamed = row('310120101', '南桥新镇', '乡', '310120', { 别名: '老南桥' })
  const { runId } = await apply(renamed)
  expect((await region('310120101')).aliases.sort()).toEqual(['南桥镇', '老南桥'].sort())
  expect(await apply(renamed)).toMatchObject({ unchanged: 1 })
  await undoRun(sysadmin, runId ?? '')
  expect(await region('310120101')).toMatchObject({ name: '南桥镇', aliases: [] })
})

test('a township that moves takes its facilities and places to the other county, and back by undo', async () => {
  expect(await places('310120', 'subtree')).toBe(20)
  const { runId } = await apply(row('310120101', '南桥镇', '乡', '310115'))
  expect(await region('310120101')).toMatchObject({
    path: '100000/310000/310115/310120101',
    anchorCode: '310115',
  })
  expect(await db.facility.findFirst()).toMatchObject({ regionPath: '100000/310000/310115/310120101' })
  expect([await places('310120', 'subtree'), await places('310115', 'subtree')]).toEqual([0, 20])
  await undoRun(sysadmin, runId ?? '')
  expect(await region('310120101')).toMatchObject({
    path: '100000/310000/310120/310120101',
    anchorCode: '310120',
  })
  expect([await places('310120', 'subtree'), await places('310115', 'subtree')]).toEqual([20, 0])
})

test('a county that moves takes what lies below it along', async () => {
  await apply(row('310100', '市辖区', '地', '310000'))
  const { runId } = await apply(row('310120', '奉贤区', '县', '310100'))
  expect(await region('310120101')).toMatchObject({ path: '100000/310000/310100/310120/310120101' })
  await undoRun(sysadmin, runId ?? '')
  expect(await region('310120101')).toMatchObject({ path: '100000/310000/310120/310120101' })
})

test('an abolished township counts no more and takes no new facility', async () => {
  const townships = async () =>
    (await db.rollup.findFirstOrThrow({ where: { regionCode: '310120', span: 'subtree', basis: 'all' } }))
      .townships
  expect(await townships()).toBe(1)
  const { runId } = await apply(row('310120101', '南桥镇', '乡', '310120', { 停用: '2025-11-01' }))
  expect(await townships()).toBe(0)
  const file = csvFile('facilities', [facility({ 机构名称: '晚来园' })])
  expect((await applyImport(sysadmin, 'facilities', file)).rejected[0]?.column).toBe('区划代码')
  await undoRun(sysadmin, runId ?? '')
  expect(await townships()).toBe(1)
})

test('undoing new divisions removes them whole, but not from under a facility', async () => {
  const added = await apply(row('310130', '新区', '县', '310000'), row('310130001', '新街道', '乡', '310130'))
  await undoRun(sysadmin, added.runId ?? '')
  expect(await db.region.count({ where: { code: { startsWith: '310130' } } })).toBe(0)
  expect(await db.rollup.count({ where: { regionCode: { startsWith: '310130' } } })).toBe(0)

  const again = await apply(row('310130', '新区', '县', '310000'))
  await applyImport(
    sysadmin,
    'facilities',
    csvFile('facilities', [facility({ 机构名称: '新区园', 区划代码: '310130' })]),
  )
  await expect(undoRun(sysadmin, again.runId ?? '')).rejects.toMatchObject({
    code: 'conflict',
    fields: { '': [expect.stringMatching(/310130 新区/)] },
  })
})

test('a prefecture that gets its first county hands the summing to it', async () => {
  expect(await places('441900', 'subtree')).toBe(0)
  await apply(
    row('441902', '某区', '县', '441900'),
    row('441900003', '东城街道', '乡', '441902', { 类型: '街道' }),
  )
  expect(await region('441900')).toMatchObject({ anchorCode: null })
  expect(await region('441900003')).toMatchObject({ anchorCode: '441902' })
  expect(await places('441900', 'subtree')).toBeNull()
  expect(await places('441902', 'subtree')).toBe(0)
})
