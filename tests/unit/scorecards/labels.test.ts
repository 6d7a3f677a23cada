import { describe, expect, test } from 'vitest'
import { findIndicator, type Indicator } from '@/lib/indicators/catalogue'
import type { TargetDto } from '@/lib/plans/queries'
import {
  gapText,
  goalText,
  originText,
  shortNote,
  targetText,
  unitAfter,
  valueText,
} from '@/lib/scorecards/labels'
import type { Tile } from '@/lib/scorecards/queries'

const target = (change: Partial<TargetDto>) =>
  ({
    comparator: 'gte',
    value: 4.5,
    unit: '个/千人',
    year: 2025,
    period: 'by_year',
    subArea: null,
    eachLevel: null,
    requiredSharePercent: 100,
    reference: null,
    ...change,
  }) as TargetDto
const reference = {
  label: '全国平均托位使用率',
  year: 2023,
  value: 46.7,
  unit: '%',
} as TargetDto['reference']
const subArea = { id: '', name: '奉贤新城', memberCodes: [] }

describe('figures', () => {
  test.each([
    ['%', 85, '85.0%', ''],
    ['个/千人', 4.625, '4.63', '个/千人'],
    ['个/3万人', 1, '1.00', '个/3万人'],
    ['个', 150000, '150,000', '个'],
    ['次/年', 2.345, '2.35', '次/年'],
    ['个', null, '—', '个'],
    ['个', 0, '0', '个'],
  ])('%s %s → %s', (unit, value, text, after) => {
    expect(valueText(unit, value)).toBe(text)
    expect(unitAfter(unit)).toBe(after)
  })
  test.each([
    [4.5, '个/千人', '4.5 个/千人'],
    [85, '%', '85%'],
    [15000, '人次', '15,000 人次'],
  ])('goal %s %s', (value, unit, text) => {
    expect(goalText(value, unit)).toBe(text)
  })
})

describe('what a target asks', () => {
  test.each([
    [{}, '≥ 4.5 个/千人（2025年）'],
    [{ comparator: 'all', value: 100, unit: '%' }, '全覆盖（2025年）'],
    [{ comparator: 'all', value: 100, unit: '%', year: null, period: 'ongoing' }, '全覆盖（长期）'],
    [{ comparator: 'gt', value: 90, unit: '%' }, '> 90%（2025年）'],
    [{ value: 12, unit: '次/年', year: null, period: 'yearly' }, '≥ 12 次/年'],
    [
      { comparator: 'gte_ref', value: null, unit: '%', reference },
      '不低于全国平均托位使用率，2023年为 46.7%（2025年）',
    ],
    [{ comparator: 'gte_ref', value: null, unit: '%' }, '不低于参照值（还没有人录入）（2025年）'],
    [{ value: 15, unit: '%', eachLevel: 'township' }, '每个街镇 ≥ 15%（2025年）'],
    [{ value: 20, unit: '%', subArea }, '奉贤新城 ≥ 20%（2025年）'],
    [
      { value: 1, unit: '家', eachLevel: 'street', requiredSharePercent: 90 },
      '每个街道 ≥ 1 家，至少 90%的街道做到（2025年）',
    ],
  ] as const)('%j', (change, text) => {
    expect(targetText(target(change as Partial<TargetDto>))).toBe(text)
  })
})

describe('what is lacking', () => {
  const places = findIndicator('places_per_1000') as Indicator
  const knowledge = findIndicator('parenting_knowledge_rate') as Indicator
  const tile = (change: Partial<Tile>) =>
    ({
      indicator: places,
      figure: { value: 4.2, missing: null },
      status: 'behind',
      target: target({}),
      wanted: 4.5,
      missing: 9544,
      steps: [],
      areas: null,
      ...change,
    }) as Tile
  const areas = (met: number, behind: number, unknown: number) => ({
    met,
    behind,
    unknown,
    level: 'county',
    short: [],
    shortNames: [],
  })
  test.each([
    ['in the unit people act on', tile({}), '还差 9,544 个托位'],
    ['reached: nothing', tile({ status: 'met', missing: null }), null],
    [
      'no figure: why',
      tile({ status: 'no_data', figure: { value: null, missing: '缺常住人口数据' } as Tile['figure'] }),
      '缺常住人口数据',
    ],
    ['no reference', tile({ status: 'no_data', wanted: null }), '参照值还没有录入，无法判断'],
    [
      'exactly 90 where more than 90 is asked',
      tile({
        figure: { value: 90 } as Tile['figure'],
        target: target({ comparator: 'gt', unit: '%' }),
        wanted: 90,
        missing: 1,
      }),
      '刚好 90%，要超过才算达标',
    ],
    [
      'a reported rate without its counts',
      tile({ indicator: knowledge, figure: { value: 88.5 } as Tile['figure'], wanted: 90, missing: null }),
      '还差 1.5 个百分点',
    ],
    ['two levels', tile({ areas: areas(30, 8, 0) }), '38 个区县中 30 个达标，还差 8 个'],
    [
      'two levels, some unknown',
      tile({ areas: areas(30, 6, 2) }),
      '38 个区县中 30 个达标，还差 8 个，2 个数据不足',
    ],
    [
      'two levels with a share',
      tile({ areas: areas(30, 8, 0), target: target({ requiredSharePercent: 90 }) }),
      '38 个区县中 30 个达标，还差 5 个',
    ],
    ['two levels, all', tile({ status: 'met', areas: areas(38, 0, 0) }), '38 个区县中 38 个达标'],
  ])('%s', (_name, one, text) => {
    expect(gapText(one)).toBe(text)
  })
})

test('a figure says as of when, what is counted and where it comes from', () => {
  const filing = findIndicator('filing_rate') as Indicator
  const places = findIndicator('places_total') as Indicator
  expect(originText(places, 'filed', '2026-11-22')).toBe('截至 2026年11月22日 · 只计已备案机构 · 自动计算')
  expect(originText(filing, 'filed', '2026-11-22')).toBe('截至 2026年11月22日 · 全部机构 · 自动计算')
})

test('a short note keeps the year and the name of the source', () => {
  expect(shortNote('常住人口用 2020 年数据（第七次人口普查; https://example.org; 合计一致）')).toBe(
    '常住人口用 2020 年数据（第七次人口普查）',
  )
  expect(shortNote('3 家机构的托位数未知，没有计入')).toBe('3 家机构的托位数未知，没有计入')
})
