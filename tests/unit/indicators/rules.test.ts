import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { CATALOGUE, findIndicator, type Indicator } from '@/lib/indicators/catalogue'
import {
  computeFigure,
  type Inputs,
  missingNumerator,
  type Reported,
  type Statistic,
} from '@/lib/indicators/rules'
import { ALL_MEASURES, type Measures } from '@/lib/rollups/measures'

const of = (code: string) => findIndicator(code) as Indicator
const measures = (change: Partial<Measures>): Measures =>
  ({ ...Object.fromEntries(ALL_MEASURES.map((name) => [name, 0])), ...change }) as Measures
const inputs = (
  change: Partial<Measures> | null,
  statistic: Statistic | null = null,
  reported: Reported | null = null,
): Inputs => ({
  measures: change && measures(change),
  statistic: () => statistic,
  reported,
})
const people = (value: number, isEstimate = false): Statistic => ({
  value,
  year: 2024,
  source: '统计公报',
  isEstimate,
})

describe('catalogue', () => {
  const file = path.resolve(import.meta.dirname, '../../../prisma/seed/reference/plans/targets.csv')
  const [, ...lines] = readFileSync(file, 'utf8').trim().split('\n')
  test('the list of targets was read', () => expect(lines.length).toBe(56))
  test.each([...new Set(lines.map((line) => line.split(',')[4] ?? ''))])('knows %s', (code) => {
    expect(findIndicator(code)?.code).toBe(code)
  })
  test('no code twice', () => {
    expect(new Set(CATALOGUE.map((entry) => entry.code)).size).toBe(CATALOGUE.length)
  })
  test('a denominator has a name, a plain count has none', () => {
    for (const entry of CATALOGUE) {
      if (entry.source === 'computed')
        expect([entry.code, entry.denominator === null]).toEqual([entry.code, entry.denominatorName === null])
    }
  })
})

describe('computeFigure', () => {
  test.each([
    [
      'places per 1,000',
      'places_per_1000',
      inputs({ facilities: 2, places: 45 }, people(10_000)),
      4.5,
      45,
      10_000,
    ],
    [
      'a share',
      'inclusive_place_share',
      inputs({ facilities: 2, places: 80, inclusive_places: 60 }),
      75,
      60,
      80,
    ],
    ['a count', 'places_total', inputs({ facilities: 1, places: 12 }), 12, 12, null],
    ['zero is a figure where something was recorded', 'places_total', inputs({ facilities: 1 }), 0, 0, null],
    [
      'one nursery per 30,000',
      'nurseries_per_30k',
      inputs({ facilities: 3, nurseries: 2 }, people(60_000)),
      1,
      2,
      60_000,
    ],
    ['nothing recorded: unknown, not zero', 'places_total', inputs({}), null, null, null],
    ['no row at all', 'places_total', inputs(null), null, null, null],
    ['no population', 'places_per_1000', inputs({ facilities: 2, places: 45 }), null, 45, null],
    ['nothing below the line', 'place_use_rate', inputs({ facilities: 2 }), null, 0, null],
    [
      'records of another kind do not count as evidence',
      'kindergarten_care_share',
      inputs({ facilities: 9 }),
      null,
      null,
      null,
    ],
  ] as const)('%s', (_name, code, given, value, numerator, denominator) => {
    expect(computeFigure(of(code), given)).toMatchObject({ value, numerator, denominator })
  })

  test('every unknown figure says why', () => {
    for (const entry of CATALOGUE) {
      const figure = computeFigure(entry, inputs(null))
      expect([entry.code, figure.value, Boolean(figure.missing)]).toEqual([entry.code, null, true])
    }
  })
  test.each([
    ['places_total', { facilities: 67, facilities_places_unknown: 67 }],
    ['places_per_1000', { facilities: 67, facilities_places_unknown: 67 }],
    ['inclusive_place_share', { facilities: 67, facilities_places_unknown: 67 }],
    ['enrolment_rate', { facilities: 67, facilities_enrolled_unknown: 67 }],
    ['place_use_rate', { facilities: 67, facilities_use_unknown: 67 }],
    ['baobaowu_place_ratio', { facilities: 9, baobaowu_facilities: 2, baobaowu_places_unknown: 2 }],
    ['guidance_station_coverage', { service_sites: 3, guidance_stations: 1, stations_coverage_unknown: 1 }],
  ] as const)('%s is unknown where every record is blank', (code, blank) => {
    const figure = computeFigure(of(code), inputs(blank, people(10_000)))
    expect(figure).toMatchObject({
      value: null,
      numerator: null,
      missing: expect.stringMatching(/未知|缺|没有/),
    })
  })
  test('no 宝宝屋 at all is zero of them, not unknown', () => {
    const given = inputs({ facilities: 9, places: 90 }, people(10_000))
    expect(computeFigure(of('baobaowu_place_ratio'), given)).toMatchObject({ value: 0, missing: null })
  })
  test('街道 only replaces both sides (CQ-07)', () => {
    const given = inputs({
      facilities: 1,
      townships: 10,
      townships_inclusive: 2,
      streets: 4,
      streets_inclusive: 3,
    })
    expect(computeFigure(of('inclusive_township_coverage'), given).value).toBe(20)
    const streets = computeFigure(of('inclusive_township_coverage'), given, 'street')
    expect(streets).toMatchObject({ value: 75, numerator: 3, denominator: 4 })
    expect(streets.notes.join()).toContain('只计街道')
  })
  test('notes say the year, an estimate, and what was left out', () => {
    const given = inputs({ facilities: 3, places: 45, facilities_places_unknown: 2 }, people(10_000, true))
    expect(computeFigure(of('places_per_1000'), given).notes).toEqual([
      '常住人口用 2024 年估算数据（统计公报）',
      '2 家机构的托位数未知，没有计入',
    ])
  })

  const report: Reported = {
    id: 'r',
    value: 91.3,
    numerator: 913,
    denominator: 1000,
    period: '2025',
    document: '通报',
    documentDate: '2026-02-20',
    isDemo: false,
  }
  test.each([
    ['a rate with its counts', 'parenting_knowledge_rate', report, 91.3, 913, 1000],
    [
      'a rate without them',
      'parenting_knowledge_rate',
      { ...report, numerator: null, denominator: null },
      91.3,
      null,
      null,
    ],
    [
      'a plain count is its own numerator',
      'expert_pool',
      { ...report, value: 40, numerator: null, denominator: null },
      40,
      40,
      null,
    ],
    ['nothing confirmed', 'expert_pool', null, null, null, null],
  ] as const)('reported: %s', (_name, code, given, value, numerator, denominator) => {
    expect(computeFigure(of(code), inputs({ facilities: 9 }, null, given))).toMatchObject({
      value,
      numerator,
      denominator,
    })
  })
})

describe('missingNumerator', () => {
  const places = (count: number, population: number) =>
    computeFigure(of('places_per_1000'), inputs({ facilities: 1, places: count }, people(population)))
  test.each([
    [45, 10_000, 4.5, 0],
    [44, 10_000, 4.5, 1],
    [44, 10_001, 4.5, 2],
    [99, 10_000, 4.5, 0],
  ])('%s places for %s people, wanted %s: %s short', (count, population, wanted, expected) => {
    expect(missingNumerator(of('places_per_1000'), places(count, population), wanted)).toBe(expected)
  })
  test.each([
    [1, 999],
    [137, 30_011],
    [5_286, 1_140_872],
    [7, 3],
  ])('is exact: so many more reach the target, one fewer does not (%s of %s)', (count, population) => {
    const indicator = of('places_per_1000')
    const missing = missingNumerator(indicator, places(count, population), 4.7) as number
    const valueWith = (more: number) => places(count + more, population).value as number
    expect(valueWith(missing)).toBeGreaterThanOrEqual(4.7 - 1e-9)
    if (missing > 0) expect(valueWith(missing - 1)).toBeLessThan(4.7)
  })
  test.each([
    [85, 100, 90, 6],
    [90, 100, 90, 1],
    [91, 100, 90, 0],
    [85, 99, 90, 5],
  ])('must exceed: %s of %s, more than %s %% takes %s more', (numerator, denominator, wanted, expected) => {
    const value = (numerator / denominator) * 100
    const figure = { indicator: '', value, numerator, denominator, missing: null, notes: [] }
    expect(missingNumerator(of('parenting_knowledge_rate'), figure, wanted, true)).toBe(expected)
  })
  test('cannot be told without a figure or its counts', () => {
    expect(
      missingNumerator(of('places_per_1000'), computeFigure(of('places_per_1000'), inputs({})), 4.5),
    ).toBeNull()
    const bare = { indicator: '', value: 88, numerator: null, denominator: null, missing: null, notes: [] }
    expect(missingNumerator(of('parenting_knowledge_rate'), bare, 90)).toBeNull()
  })
  test('a reported rate with counts, a reported count', () => {
    const rate = { indicator: '', value: 88, numerator: 88, denominator: 100, missing: null, notes: [] }
    expect(missingNumerator(of('parenting_knowledge_rate'), rate, 90)).toBe(2)
    const count = {
      indicator: '',
      value: 13_860,
      numerator: 13_860,
      denominator: null,
      missing: null,
      notes: [],
    }
    expect(missingNumerator(of('subsidised_training_count'), count, 15_000)).toBe(1_140)
  })
})
