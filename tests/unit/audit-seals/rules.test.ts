import { describe, expect, it } from 'vitest'
import { firstDayKept, lastSealableDay } from '@/lib/audit-seals/rules'

describe('lastSealableDay', () => {
  it.each([
    ['2026-11-22T16:59:59Z', '2026-11-21'],
    ['2026-11-22T17:00:00Z', '2026-11-22'],
    ['2026-11-23T15:59:59Z', '2026-11-22'],
    ['2026-03-01T17:00:00Z', '2026-03-01'],
  ])('at %s is %s', (at, day) => {
    expect(lastSealableDay(new Date(at))).toBe(day)
  })
})

describe('firstDayKept', () => {
  it.each([
    ['2026-11-22', '2026-05-22'],
    ['2026-08-31', '2026-02-28'],
    ['2026-03-01', '2025-09-01'],
  ])('on %s is %s', (today, day) => {
    expect(firstDayKept(today)).toBe(day)
  })
})
