import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { divisionRowSchema } from '@/lib/imports/kinds/division-row'
import { holidayRowSchema } from '@/lib/imports/kinds/holidays'
import { populationRowSchema } from '@/lib/imports/kinds/population'
import { reportedRowSchema } from '@/lib/imports/kinds/reported'

const TODAY = '2026-11-22'

const columnsOf = (schema: z.ZodType, cells: Record<string, string>) => {
  const result = schema.safeParse(cells)
  return result.success ? [] : result.error.issues.map((issue) => String(issue.path[0]))
}

describe('population', () => {
  const good = {
    区划代码: '310120',
    年份: '2024',
    指标: '常住人口',
    数值: '1,140,872',
    来源: '公报',
    可信度: '',
  }
  test('reads thousands, keeps an unstated confidence open', () => {
    expect(populationRowSchema(TODAY).parse(good)).toEqual({
      region_code: '310120',
      year: 2024,
      kind: 'resident_population',
      value: 1_140_872,
      source: '公报',
      confidence: null,
    })
  })
  test.each([
    ['1—3岁幼儿', 'children_1_to_3'],
    ['3岁以下婴幼儿', 'children_under_3'],
    ['社区数', 'communities'],
  ])('%s', (指标, kind) => {
    expect(populationRowSchema(TODAY).parse({ ...good, 指标 }).kind).toBe(kind)
  })
  test.each([
    [{ 数值: '-1' }, ['数值']],
    [{ 数值: '3.5' }, ['数值']],
    [{ 数值: '' }, ['数值']],
    [{ 年份: '2027' }, ['年份']],
    [{ 年份: '1900' }, ['年份']],
    [{ 年份: '24' }, ['年份']],
    [{ 指标: '人口' }, ['指标']],
    [{ 可信度: 'D' }, ['可信度']],
    [{ 来源: '' }, ['来源']],
    [{ 区划代码: 'abc' }, ['区划代码']],
  ])('%j', (change, columns) => {
    expect(columnsOf(populationRowSchema(TODAY), { ...good, ...change })).toEqual(columns)
  })
})

describe('reported', () => {
  const good = {
    区划代码: '530000',
    指标代码: 'parenting_knowledge_rate',
    期间: '2025',
    数值: '85',
    分子: '850',
    分母: '1000',
    文件: '云卫函〔2026〕1号',
    日期: '2026-01-15',
  }
  test('a share with its fraction', () => {
    expect(reportedRowSchema(TODAY).parse(good)).toMatchObject({ value: 85, period_end: '2025-12-31' })
  })
  test.each([
    [{ 指标代码: 'places_total' }, ['指标代码']],
    [{ 指标代码: 'nothing' }, ['指标代码']],
    [{ 期间: '2025-13' }, ['期间']],
    [{ 期间: '2026' }, ['期间']],
    [{ 数值: '101', 分子: '', 分母: '' }, ['数值']],
    [{ 数值: '-1' }, ['数值']],
    [{ 数值: '80' }, ['数值']],
    [{ 分子: '1100', 数值: '110' }, ['数值']],
    [{ 分母: '' }, ['分母']],
    [{ 文件: '' }, ['文件']],
    [{ 日期: '2027-01-01' }, ['日期']],
  ])('%j', (change, columns) => {
    expect(columnsOf(reportedRowSchema(TODAY), { ...good, ...change })).toEqual(columns)
  })
})

describe('holidays', () => {
  const good = { 日期: '2026-10-01', 名称: '国庆节', 类型: '放假', 来源: '国办通知' }
  test('a day off', () => {
    expect(holidayRowSchema().parse(good)).toMatchObject({ date: '2026-10-01', kind: 'off' })
  })
  test.each([
    [{ 日期: '2026-02-29' }, ['日期']],
    [{ 类型: '休息' }, ['类型']],
    [{ 名称: '' }, ['名称']],
    [{ 来源: '' }, ['来源']],
  ])('%j', (change, columns) => {
    expect(columnsOf(holidayRowSchema(), { ...good, ...change })).toEqual(columns)
  })
})

describe('divisions', () => {
  const good = {
    代码: '310120004',
    名称: '头桥街道',
    级别: '乡',
    上级: '310120',
    启用: '2025-11-01',
    停用: '',
    别名: '头桥；头桥镇',
  }
  test('aliases are split', () => {
    expect(divisionRowSchema().parse(good).aliases).toEqual(['头桥', '头桥镇'])
  })
  test.each([
    [{ 代码: '3101' }, ['代码']],
    [{ 级别: '镇' }, ['级别']],
    [{ 级别: '县' }, ['级别']],
    [{ 代码: '310120' }, ['级别']],
    [{ 上级: '' }, ['上级']],
    [{ 停用: '2025-10-31' }, ['停用']],
    [{ 类型: '村' }, ['类型']],
  ])('%j', (change, columns) => {
    expect(columnsOf(divisionRowSchema(), { ...good, ...change })).toEqual(columns)
  })
})
