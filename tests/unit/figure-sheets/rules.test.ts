import { describe, expect, test } from 'vitest'
import { trendChange, trendDays } from '@/lib/figure-sheets/rules'

describe('trendDays', () => {
  test('23 month ends and today, ascending', () => {
    const days = trendDays('2026-11-22')
    expect(days).toHaveLength(24)
    expect([days[0], days[2], days[22], days[23]]).toEqual([
      '2024-12-31',
      '2025-02-28',
      '2026-10-31',
      '2026-11-22',
    ])
    expect([...days].sort()).toEqual(days)
  })
  test('a leap year and a month end', () => {
    expect(trendDays('2024-03-31', 3)).toEqual(['2024-01-31', '2024-02-29', '2024-03-31'])
  })
})

test.each([
  [[null, 3, null, 5], { from: { day: '1', value: 3 }, to: { day: '3', value: 5 } }],
  [[null, 3, null], null],
  [[null], null],
  [[0, 0], { from: { day: '0', value: 0 }, to: { day: '1', value: 0 } }],
])('change over %j', (values, expected) => {
  expect(trendChange(values.map((value, index) => ({ day: String(index), value })))).toEqual(expected)
})
