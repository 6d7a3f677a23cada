import { describe, expect, it } from 'vitest'
import { calendarOf } from '@/lib/calendar/rules'

const off = (date: string, name: string) => ({ date, name, kind: 'off' as const })

describe('calendarOf', () => {
  const calendar = calendarOf([
    off('2025-01-01', '元旦'),
    off('2025-10-01', '国庆节、中秋节'),
    { date: '2025-09-28', name: '国庆节、中秋节', kind: 'makeup' },
    off('2026-01-01', '元旦'),
    { date: '2026-10-10', name: '国庆节', kind: 'makeup' },
    off('2027-10-01', '国庆节'),
  ])

  it('takes a year as published only with days off of both 元旦 and 国庆节', () => {
    expect([...calendar.publishedYears]).toEqual([2025])
  })

  it('keeps days off and make-up days apart', () => {
    expect([...calendar.offDays]).toHaveLength(4)
    expect([...calendar.workDays]).toEqual(['2025-09-28', '2026-10-10'])
  })
})
