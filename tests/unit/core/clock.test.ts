import { expect, it } from 'vitest'
import { now, todayInShanghai } from '@/lib/core/clock'

it.each([
  ['2026-11-22T15:59:59.999Z', '2026-11-22'],
  ['2026-11-22T16:00:00.000Z', '2026-11-23'],
  ['2026-12-31T16:00:00.000Z', '2027-01-01'],
  ['2026-11-22T17:30:00.000Z', '2026-11-23'],
])('at %s it is %s in Shanghai', (instant, date) => {
  expect(todayInShanghai(new Date(instant))).toBe(date)
})

it('reads the clock', () => {
  const before = Date.now()
  const at = now().getTime()
  expect(at).toBeGreaterThanOrEqual(before)
  expect(at).toBeLessThanOrEqual(Date.now())
})
