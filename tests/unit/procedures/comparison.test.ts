import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { differences } from '@/lib/procedures/comparison'
import { conditionText, jsonProblem, partText } from '@/lib/procedures/labels'
import { readProcedures } from '@/prisma/seed/load-procedures'

const seeds = await readProcedures(path.resolve('prisma/seed/reference/procedures'))
const definitionOf = (kind: string, region: string) => {
  const seed = seeds.find((one) => one.kind === kind && one.regionCode === region)
  if (!seed) throw new Error('no seed')
  return seed.definition
}

describe('differences', () => {
  it('are none between a text and itself, also in another order', () => {
    const filing = definitionOf('filing', '100000')
    expect(differences(filing, structuredClone(filing))).toEqual([])
    const turned = { ...filing, materials: [...filing.materials].reverse() }
    expect(differences(filing, turned)).toEqual([])
  })

  it('say what Shanghai does otherwise', () => {
    const found = differences(definitionOf('filing', '100000'), definitionOf('filing', '310000'))
    expect(found.map(({ where }) => where)).toEqual(['简介', '由谁受理', '依据', '告知书标题'])
    expect(found).toContainEqual({ where: '由谁受理', before: '卫生健康部门', after: '教育部门' })
  })

  it('find what is new, gone or changed within a part', () => {
    const before = definitionOf('filing', '100000')
    const after = structuredClone(before)
    after.clocks = after.clocks.map((clock) => (clock.code === 'receipt' ? { ...clock, days: 3 } : clock))
    after.materials = after.materials.filter(({ code }) => code !== 'air_test')
    after.departments.push({
      ...after.departments[0],
      duty: 'education',
    } as (typeof after.departments)[number])
    const found = differences(before, after)
    expect(found).toHaveLength(3)
    expect(found.find(({ where }) => where.startsWith('材料'))).toMatchObject({ after: null })
    expect(found.find(({ where }) => where.startsWith('部门'))).toMatchObject({ before: null })
    const clock = found.find(({ where }) => where.startsWith('期限'))
    expect(clock?.before).toContain('5 个工作日')
    expect(clock?.after).toContain('3 个工作日')
  })
})

describe('words', () => {
  it.each([
    ['always', '必交'],
    ['optional', '选交'],
    [{ field: 'meals', in: ['own_kitchen'] }, '“用餐”选了“自己的厨房”时必交'],
    [{ field: 'neighbours_agreed', in: [true] }, '“利害关系业主是否同意”选了“是”时必交'],
  ] as const)('%j reads %s', (condition, words) => {
    expect(conditionText(condition as Parameters<typeof conditionText>[0])).toBe(words)
  })

  it.each([
    [{ code: 'invalid_type', expected: 'array', input: 'x' }, '应当是列表 [ … ]'],
    [{ code: 'too_small', minimum: 1, input: [] }, '不能为空'],
    [{ code: 'too_small', minimum: 0, input: -1 }, '不能小于 0'],
    [{ code: 'custom', message: '自己的话', input: 1 }, '自己的话'],
    [{ code: 'invalid_union', input: 'perhaps' }, '应当是 "always"'],
  ])('%j reads %s', (issue, words) => {
    expect(jsonProblem(issue)).toContain(words)
  })

  it('names the place in the JSON', () => {
    expect(partText(['materials', 2, 'hint'])).toBe('材料 › 第 3 项 › 提示（materials.2.hint）')
    expect(partText([])).toBe('全文')
  })
})
