import { describe, expect, test } from 'vitest'
import { findIndicator, type Indicator } from '@/lib/indicators/catalogue'
import type { Figure, Inputs, Statistic } from '@/lib/indicators/rules'
import type { TargetDto } from '@/lib/plans/queries'
import type { RegionDto } from '@/lib/regions/queries'
import { ALL_MEASURES, type Measures } from '@/lib/rollups/measures'
import { areaTargets, goalOf, judgeEach, statusOf, subAreaFigure, targetsOnDay } from '@/lib/scorecards/rules'

const target = (change: Partial<TargetDto> & { id: string }): TargetDto => ({
  planCode: 'FX',
  planTitle: '方案',
  planRegionPath: '100000/310000/310120',
  clauseId: change.id,
  clauseTitle: '',
  regionCode: '310120',
  regionName: '奉贤区',
  regionPath: '100000/310000/310120',
  subArea: null,
  indicatorCode: 'baobaowu_place_ratio',
  comparator: 'gte',
  value: 15,
  unit: '%',
  year: 2025,
  yearText: '2025',
  period: 'by_year',
  scopeText: '',
  denominatorText: null,
  eachLevel: null,
  countLevel: null,
  requiredSharePercent: 100,
  overridesTargetId: null,
  pathGroup: null,
  referenceCode: null,
  reference: null,
  baseline: null,
  note: null,
  ownerDepartment: '',
  version: 1,
  ...change,
})
const region = (code: string, level: RegionDto['level'], townshipKind: RegionDto['townshipKind'] = null) =>
  ({ code, level, townshipKind }) as RegionDto

const FX05 = target({ id: 'FX-05', eachLevel: 'township' })
const FX06 = target({
  id: 'FX-06',
  value: 20,
  subArea: { id: 's', name: '奉贤新城', memberCodes: ['310120101'] },
  overridesTargetId: 'FX-05',
})
const FX01 = target({ id: 'FX-01', indicatorCode: 'places_per_1000', value: 4.5 })
const CITY = target({
  id: 'SH-01',
  regionCode: '310000',
  regionPath: '100000/310000',
  indicatorCode: 'places_per_1000',
})
const STREETS = target({ id: 'S', eachLevel: 'street' })
const ALL = [CITY, FX01, FX05, FX06, STREETS]

describe('areaTargets', () => {
  test.each([
    ['the county: its own', region('310120', 'county'), 'FX-01 FX-05 FX-06 S', 'SH-01'],
    [
      'a town inside the sub-area: the override in place of the general one',
      region('310120101', 'township', 'town'),
      'FX-06',
      'FX-01 SH-01',
    ],
    ['a town outside', region('310120102', 'township', 'town'), 'FX-05', 'FX-01 SH-01'],
    [
      'a 街道 outside is asked both ways',
      region('310120001', 'township', 'street'),
      'FX-05 S',
      'FX-01 SH-01',
    ],
  ])('%s', (_name, area, asked, above) => {
    const found = areaTargets(ALL, area)
    expect(found.asked.map((one) => one.id).join(' ')).toBe(asked)
    expect(found.above.map((one) => one.id).join(' ')).toBe(above)
  })
  test('a member answers to the override as its own target, not as a part of the sub-area', () => {
    const [own] = areaTargets(ALL, region('310120101', 'township', 'town')).asked
    expect(own).toMatchObject({ value: 20, subArea: null })
  })
})

describe('targetsOnDay', () => {
  const steps = [2025, 2023, 2024].map((year) => target({ id: `CQ-05-${year}`, year, pathGroup: 'CQ-05' }))
  test.each([
    ['2023-06-01', 2023],
    ['2024-12-31', 2024],
    ['2026-11-22', 2025],
  ])('on %s the path asks for %s', (today, year) => {
    const [alone, path, ...rest] = targetsOnDay([FX01, ...steps], today)
    expect(rest).toEqual([])
    expect(alone).toEqual({ target: FX01, steps: [] })
    expect(path?.target.year).toBe(year)
    expect(path?.steps.map((step) => step.year)).toEqual([2023, 2024, 2025])
  })
})

describe('judgeEach', () => {
  const figure = (value: number | null) => ({ value }) as Figure
  const areas = [
    { code: 'city', figure: figure(18) },
    { code: 'land', figure: figure(18) },
    { code: 'none', figure: figure(null) },
    { code: 'full', figure: figure(30) },
  ]
  test('each area by its own goal: 18 % is enough outside the sub-area, not inside', () => {
    const goalFor = (code: string) => goalOf(code === 'city' ? FX06 : FX05)
    expect(judgeEach(areas, goalFor, '2026-11-22')).toEqual({
      met: 2,
      behind: 1,
      unknown: 1,
      short: ['city'],
    })
  })
})

describe('subAreaFigure', () => {
  const indicator = findIndicator('baobaowu_place_ratio') as Indicator
  const measures = (places: number): Measures =>
    ({
      ...Object.fromEntries(ALL_MEASURES.map((name) => [name, 0])),
      facilities: 1,
      baobaowu_places: places,
    }) as Measures
  const children = (value: number, year: number): Statistic => ({
    value,
    year,
    source: '',
    isEstimate: false,
  })
  const inputs: Record<string, Inputs> = {
    a: { measures: measures(30), statistic: () => children(100, 2025), reported: null },
    b: { measures: measures(10), statistic: () => children(300, 2024), reported: null },
    c: { measures: measures(10), statistic: () => null, reported: null },
  }
  const figureOf = (memberCodes: string[]) =>
    subAreaFigure(indicator, { name: '奉贤新城', memberCodes }, (code) => inputs[code] as Inputs)

  test('sums above and below the line, and the oldest year', () => {
    const figure = figureOf(['a', 'b'])
    expect(figure).toMatchObject({ value: 10, numerator: 40, denominator: 400 })
    expect(figure.notes[0]).toContain('2024')
  })
  test('one member without a count: unknown, never too small', () => {
    expect(figureOf(['a', 'c'])).toMatchObject({ value: null, denominator: null })
  })
  test('no members set: says so', () => {
    expect(figureOf([])).toMatchObject({ value: null, missing: '还没有设置奉贤新城包含哪些街镇' })
  })
})

describe('全部 with records lacking', () => {
  const all = target({ id: 'FX-15', indicatorCode: 'certified_staff_share', comparator: 'all', value: 100 })
  const figure = (value: number, hasGaps?: boolean): Figure => ({
    ...{ indicator: 'certified_staff_share', value, numerator: 1, denominator: 1, missing: null, notes: [] },
    ...(hasGaps ? { hasGaps } : {}),
  })
  test.each([
    ['all known and all certified', all, figure(100), 'met'],
    ['some without records: not known to be all', all, figure(100, true), 'no_data'],
    ['short is short, known or not', all, figure(90, true), 'behind'],
    [
      'a share may be reached with gaps',
      { ...all, comparator: 'gt', value: 90 } as TargetDto,
      figure(95, true),
      'met',
    ],
  ])('%s', (_name, asked, given, status) => {
    expect(statusOf(asked, given, null, '2026-11-23')).toBe(status)
  })
})
