import { expect, test } from 'vitest'
import { isOpenIn, isTellable, monthsBack } from '@/lib/class-months/rules'

test.each([
  ['2026-11', true],
  ['2026-12', false],
  ['2027-01', false],
  ['2024-11', true],
  ['2024-10', false],
] as const)('%s told on 23 November 2026: %s', (month, may) => {
  expect(isTellable(month, '2026-11-23')).toBe(may)
})

test.each([
  ['2026-11-30', null, true],
  ['2026-12-01', null, false],
  ['2026-01-01', '2026-11-01', false],
  ['2026-01-01', '2026-11-02', true],
] as const)('open from %s until %s in November: %s', (openedOn, closedOn, open) => {
  expect(isOpenIn({ openedOn, closedOn }, '2026-11')).toBe(open)
})

test('months go back over the year', () => {
  expect(monthsBack('2026-02-28', 3)).toEqual(['2026-02', '2026-01', '2025-12'])
})
