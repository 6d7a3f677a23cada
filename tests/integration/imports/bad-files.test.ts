import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/lib/core/db'
import { applyImport } from '@/lib/imports/commands'
import type { ImportFile } from '@/lib/imports/kinds/read-file'
import { checkImport } from '@/lib/imports/queries'
import type { ImportKind } from '@/prisma/generated/enums'
import { useTestDatabase } from '../../support/database'
import { actorAs, makeDivisions } from '../../support/small-world'
import { workbookBytes } from '../../unit/exchange/xlsx-file'
import { type Cells, csvFile, facility, gb18030 } from './import-files'

useTestDatabase()
const sysadmin = actorAs('sysadmin')

beforeAll(async () => {
  await makeDivisions()
  await db.region.create({
    data: {
      code: '310120199',
      name: '旧镇',
      level: 'township',
      parentCode: '310120',
      path: '100000/310000/310120/310120199',
      anchorCode: '310120',
      inForceUntil: new Date('2025-11-01'),
    },
  })
  await applyImport(sysadmin, 'facilities', csvFile('facilities', [facility({ 机构名称: '先来的' })]))
})

/** Everything an import may write, as it stands. */
const register = async () => ({
  facilities: await db.facility.findMany({ orderBy: { id: 'asc' } }),
  regions: await db.region.findMany({ orderBy: { code: 'asc' } }),
  rollups: await db.rollup.findMany({ orderBy: [{ regionCode: 'asc' }, { span: 'asc' }, { basis: 'asc' }] }),
  statistics: await db.regionStatistic.count(),
  days: await db.calendarDay.count(),
  figures: await db.reportedFigure.count(),
  runs: await db.importRun.count(),
  audits: await db.auditEvent.count(),
})

async function refused(kind: ImportKind, file: ImportFile) {
  const before = await register()
  const result = await applyImport(sysadmin, kind, file)
  expect(await register()).toEqual(before)
  expect(result).toMatchObject({ created: 0, updated: 0, runId: null })
  return result.rejected
}

describe('one bad row among good ones: named by line and column, nothing applied', () => {
  const cases: [string, Cells, string, RegExp][] = [
    ['a division that does not exist', { 区划代码: '310120150' }, '区划代码', /没有区划代码 310120150/],
    [
      'a division no longer in force',
      { 区划代码: '310120199' },
      '区划代码',
      /旧镇（310120199）已于 2025-11-01 停用/,
    ],
    ['a province', { 区划代码: '310000' }, '区划代码', /级别太高/],
    ['a negative place count', { 托小班托位: '-1' }, '托小班托位', /不小于 0 的整数/],
    ['a fractional place count', { 托小班托位: '3.5' }, '托小班托位', /不小于 0 的整数/],
    ['a place count in words', { 托小班托位: '十' }, '托小班托位', /不小于 0 的整数/],
    ['coordinates outside China', { 经度: '2.35', 纬度: '48.85', 坐标系: 'WGS84' }, '经度', /不在中国境内/],
    ['swapped coordinates', { 经度: '30.9', 纬度: '121.4', 坐标系: 'WGS84' }, '经度', /填反了/],
    ['projected metres', { 经度: '351234.5', 纬度: '3421234.5', 坐标系: 'CGCS2000' }, '经度', /投影坐标/],
    [
      'a coordinate system of another world',
      { 经度: '121.4', 纬度: '30.9', 坐标系: '上海城建' },
      '坐标系',
      /应为/,
    ],
    ['half a pair', { 经度: '121.4', 坐标系: 'WGS84' }, '纬度', /一起填写/],
    ['a wrong check digit', { 统一社会信用代码: '91110108551385082A' }, '统一社会信用代码', /校验位不对/],
    ['a formula', { 地址: '=HYPERLINK("http://x")' }, '地址', /公式/],
    ['a date that never was', { 备案日期: '2025-02-30' }, '备案日期', /不是真实存在的日期/],
    ['a filing of tomorrow', { 备案日期: '2099-01-01' }, '备案日期', /不能晚于今天|晚于/],
    ['a kind nobody knows', { 类型: '早教' }, '类型', /没有“早教”/],
    ['no name', { 机构名称: '' }, '机构名称', /请填写/],
    ['a duplicate of an earlier row', { 机构名称: '甲园' }, '机构名称', /与第 2 行是同一家机构/],
  ]
  test.each(cases)('%s', async (_what, change, column, reason) => {
    const rows = [
      facility({ 机构名称: '甲园' }),
      facility({ 机构名称: '乙园', ...change }),
      facility({ 机构名称: '丙园' }),
    ]
    const rejected = await refused('facilities', csvFile('facilities', rows))
    expect(rejected).toEqual([{ row: 3, column, reason: expect.stringMatching(reason) }])
  })

  test('two sites of one credit code are no duplicate, the same address is', async () => {
    const site = (name: string, address: string) =>
      facility({ 机构名称: name, 地址: address, 统一社会信用代码: '91110108551385082Q' })
    const result = await checkImport(
      sysadmin,
      'facilities',
      csvFile('facilities', [site('一店', 'A'), site('二店', 'B'), site('三店', 'B')]),
    )
    expect(result.rejected.map(({ row, column }) => [row, column])).toEqual([[4, '统一社会信用代码']])
    expect(result.created).toBe(2)
  })

  test('a formula cell in a workbook', async () => {
    const content = await workbookBytes((sheet) => {
      const row = facility()
      const { content: csv } = csvFile('facilities', [row])
      const header = csv.toString().split('\r\n')[0]?.split(',') ?? []
      sheet.addRow(header)
      sheet.addRow(
        header.map((name) => (name === '在托人数' ? { formula: '1+1', result: 2 } : (row[name] ?? ''))),
      )
    })
    expect(await refused('facilities', { name: 'x.xlsx', content })).toEqual([
      { row: 2, column: '在托人数', reason: expect.stringMatching(/公式/) },
    ])
  })
})

describe('a file refused as a whole', () => {
  test('wrong header', async () => {
    const [rejected] = await refused('population', csvFile('facilities', [facility()]))
    expect(rejected?.reason).toMatch(/缺少列：年份、指标、数值、来源、可信度；不认识的列：机构名称/)
  })

  test('wrong encoding', async () => {
    const { content } = csvFile('facilities', [facility()])
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(content.toString(), 'utf16le')])
    const [rejected] = await refused('facilities', { name: 'x.csv', content: utf16 })
    expect(rejected?.reason).toMatch(/UTF-16/)
  })

  test('200 MB', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'shanyu-import-'))
    const file = path.join(folder, 'big.csv')
    try {
      await writeFile(file, csvFile('facilities', [facility()]).content)
      await truncate(file, 200_000_000)
      const [rejected] = await refused('facilities', { path: file })
      expect(rejected).toMatchObject({ row: 0, reason: expect.stringMatching(/200 MB，上限 20 MB/) })
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  test('a file that is not there throws', async () => {
    await expect(checkImport(sysadmin, 'facilities', { path: '/nowhere/x.csv' })).rejects.toThrow(
      '打不开文件',
    )
  })
})

describe('other kinds', () => {
  test.each<[ImportKind, Cells[], number, string]>([
    [
      'population',
      [{ 区划代码: '999999', 年份: '2024', 指标: '出生人口', 数值: '1', 来源: 'x' }],
      2,
      '区划代码',
    ],
    [
      'population',
      [
        { 区划代码: '310120', 年份: '2024', 指标: '出生人口', 数值: '1', 来源: 'x' },
        { 区划代码: '310120000000', 年份: '2024', 指标: '出生人口', 数值: '2', 来源: 'x' },
      ],
      3,
      '指标',
    ],
    [
      'holidays',
      [
        { 日期: '2030-01-01', 名称: '元旦', 类型: '放假', 来源: 'x' },
        { 日期: '2030/1/1', 名称: '元旦', 类型: '补班', 来源: 'x' },
      ],
      3,
      '日期',
    ],
    ['divisions', [{ 代码: '310120198', 名称: '某镇', 级别: '乡', 上级: '310199' }], 2, '上级'],
    ['divisions', [{ 代码: '310199', 名称: '某区', 级别: '县', 上级: '310120101' }], 2, '上级'],
    ['divisions', [{ 代码: '310120', 名称: '奉贤区', 级别: '地', 上级: '310120' }], 2, '上级'],
    [
      'reported',
      [
        {
          区划代码: '310120150',
          指标代码: 'expert_pool',
          期间: '2025',
          数值: '3',
          文件: 'x',
          日期: '2026-01-01',
        },
      ],
      2,
      '区划代码',
    ],
  ])('%s %j', async (kind, rows, row, column) => {
    const rejected = await refused(kind, csvFile(kind, rows))
    expect(rejected.map((problem) => [problem.row, problem.column])).toContainEqual([row, column])
  })
})

test('GB18030 and UTF-8 with a mark read the same', async () => {
  const { content } = csvFile('facilities', [facility({ 机构名称: '国标园' })])
  const text = content.toString()
  const files = [gb18030(text), Buffer.from(`\ufeff${text}`)]
  for (const bytes of files) {
    expect(await checkImport(sysadmin, 'facilities', { name: 'x.csv', content: bytes })).toMatchObject({
      created: 1,
      rejected: [],
    })
  }
  await applyImport(sysadmin, 'facilities', { name: 'x.csv', content: gb18030(text) })
  expect(await db.facility.count({ where: { name: '国标园', address: '解放东路1号' } })).toBe(1)
})

test.each(['planner', 'reviewer', 'secadmin', 'public'] as const)('%s may not import', async (role) => {
  const file = csvFile('facilities', [facility({ 机构名称: '不该有' })])
  await expect(applyImport(actorAs(role, 'fengxian'), 'facilities', file)).rejects.toMatchObject({
    code: 'forbidden',
  })
  await expect(checkImport(actorAs(role, 'fengxian'), 'facilities', file)).rejects.toMatchObject({
    code: 'forbidden',
  })
})
