import { describe, expect, test } from 'vitest'
import {
  boundaryFile,
  classOf,
  extremes,
  LEAGUE_CODES,
  type LeagueRow,
  leagueSort,
  quantileEdges,
  shownCode,
  sortLeague,
} from '@/lib/leagues/rules'

function row(
  code: string,
  values: Partial<Record<(typeof LEAGUE_CODES)[number], number>>,
  facilities = 0,
): LeagueRow {
  const figures = Object.fromEntries(
    LEAGUE_CODES.map((key) => [
      key,
      { value: values[key] ?? null, missing: key in values ? null : '缺数据' },
    ]),
  ) as LeagueRow['figures']
  return { code, name: code, level: 'township', facilities, counties: 0, countiesWithoutRecords: 0, figures }
}
const codes = (rows: readonly LeagueRow[]) => rows.map((one) => one.code).join(' ')

describe('leagueSort', () => {
  test.each([
    [undefined, undefined, 'name', 'ascending'],
    ['places_total', undefined, 'places_total', 'descending'],
    ['places_total', 'asc', 'places_total', 'ascending'],
    ['facilities', undefined, 'facilities', 'descending'],
    ['name', 'desc', 'name', 'descending'],
    ['drop table', 'desc', 'name', 'descending'],
  ] as const)('%s %s → %s %s', (key, dir, expected, direction) => {
    expect(leagueSort(key, dir)).toEqual({ key: expected, direction })
  })
})

describe('sortLeague', () => {
  const rows = [
    row('b', { places_total: 5 }, 1),
    row('a', {}, 3),
    row('d', { places_total: 0 }, 2),
    row('c', { places_total: 5 }, 9),
  ]
  test.each([
    ['places_total', 'descending', 'b c d a'],
    ['places_total', 'ascending', 'd b c a'],
    ['filing_rate', 'ascending', 'a b c d'],
    ['facilities', 'descending', 'c a d b'],
    ['name', 'descending', 'd c b a'],
  ] as const)('by %s %s', (key, direction, expected) => {
    expect(codes(sortLeague(rows, { key, direction }))).toBe(expected)
  })
  test('leaves the given list as it was', () => {
    sortLeague(rows, { key: 'name', direction: 'ascending' })
    expect(codes(rows)).toBe('b a d c')
  })
})

describe('quantile classes', () => {
  test.each([
    [[], []],
    [[null, null], []],
    [[7], [7]],
    [
      [1, 2, 3, 4, 5],
      [1, 2, 3, 4, 5],
    ],
    [
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
      [2, 4, 6, 8, 10],
    ],
    [[3, 3, 3, 3, null], [3]],
    [
      [0, 0, 0, 0, 9],
      [0, 9],
    ],
    [
      [10, 2, 9, 1, null],
      [1, 2, 9, 10],
    ],
  ] as const)('%j → %j', (values, edges) => {
    expect(quantileEdges(values)).toEqual(edges)
  })
  test.each([
    [null, null],
    [0, 0],
    [2, 0],
    [2.01, 1],
    [10, 4],
    [10.5, null],
  ])('%s lies in class %s', (value, expected) => {
    expect(classOf(value, [2, 4, 6, 8, 10])).toBe(expected)
  })
  test('each class holds as many areas as the next, give or take one', () => {
    const values = Array.from({ length: 37 }, (_, index) => (index * 17) % 37)
    const edges = quantileEdges(values)
    const sizes = edges.map((_, index) => values.filter((value) => classOf(value, edges) === index).length)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(37)
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
  })
})

describe('what a plot shows', () => {
  test.each([
    ['filing_rate', [row('a', { places_per_1000: 1 })], 'filing_rate'],
    [undefined, [row('a', { places_per_1000: 1 }), row('b', {})], 'places_per_1000'],
    [undefined, [row('a', { places_total: 1 })], 'places_total'],
    ['nonsense', [row('a', { places_per_1000: 1 })], 'places_per_1000'],
  ] as const)('%s', (asked, rows, expected) => {
    expect(shownCode(asked, rows)).toBe(expected)
  })
  test('the most and the least, unknown ones left out', () => {
    const rows = [row('a', {}), row('b', { filing_rate: 2 }), row('c', { filing_rate: 9 })]
    expect(extremes(rows, 'filing_rate')).toMatchObject({ most: { code: 'c' }, least: { code: 'b' } })
    expect(extremes(rows.slice(0, 2), 'filing_rate')).toBeNull()
  })
  test.each([
    ['100000', 'country', 'child', '100000'],
    ['500000', 'province', 'child', '500000'],
    ['530000', 'province', 'child', '530000-prefectures'],
    ['530000', 'province', 'county', '530000'],
    ['530100', 'prefecture', 'child', '530000'],
    ['320100', 'prefecture', 'child', '320100'],
    ['320000', 'province', 'child', null],
    ['320500', 'prefecture', 'child', null],
    ['310120', 'county', 'child', null],
  ] as const)('outlines for %s %s by %s: %s', (code, level, grain, expected) => {
    expect(boundaryFile({ code, level }, grain)).toBe(expected)
  })
})
