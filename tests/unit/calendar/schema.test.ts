import { describe, expect, it } from 'vitest'
import { workingDaysQuerySchema } from '@/lib/calendar/schema'

describe('workingDaysQuerySchema', () => {
  it.each([
    ['2026-11-22', '5', 5],
    ['2024-02-29', '0', 0],
    ['2200-12-31', '3660', 3660],
    ['2026-01-01', '0015', 15],
  ])('takes from=%s days=%s', (from, days, expected) => {
    expect(workingDaysQuerySchema.parse({ from, days })).toEqual({ from, days: expected })
  })

  it.each([
    ['2025-02-30', '5', 'from'],
    ['2025-02-29', '5', 'from'],
    ['2025-13-01', '5', 'from'],
    ['2025-00-10', '5', 'from'],
    ['2025-1-1', '5', 'from'],
    ['20250101', '5', 'from'],
    ['2025-01-01T00:00:00Z', '5', 'from'],
    [' 2025-01-01', '5', 'from'],
    ['', '5', 'from'],
    [undefined, '5', 'from'],
    ['1899-12-31', '5', 'from'],
    ['2201-01-01', '5', 'from'],
    ['2026-01-01', '3661', 'days'],
    ['2026-01-01', '-1', 'days'],
    ['2026-01-01', '1.5', 'days'],
    ['2026-01-01', '1e3', 'days'],
    ['2026-01-01', '0x10', 'days'],
    ['2026-01-01', '', 'days'],
    ['2026-01-01', ' ', 'days'],
    ['2026-01-01', '99999999999999999999', 'days'],
    ['2026-01-01', undefined, 'days'],
    ['2026-01-01', ['1', '2'], 'days'],
  ])('refuses from=%j days=%j', (from, days, field) => {
    const result = workingDaysQuerySchema.safeParse({ from, days })
    expect(result.error?.issues.map((issue) => issue.path[0])).toEqual([field])
    expect(result.error?.issues[0]?.message).toMatch(/^请填写/)
  })
})
