import { describe, expect, it } from 'vitest'
import * as date from '@/lib/format/date'

describe('isRealDate', () => {
  it.each(['2026-11-22', '2024-02-29', '2000-02-29', '1969-12-31', '0001-01-01', '9999-12-31'])(
    '%s is',
    (text) => {
      expect(date.isRealDate(text)).toBe(true)
    },
  )
  it.each([
    '2025-02-29',
    '1900-02-29',
    '2025-04-31',
    '2025-00-01',
    '2025-01-00',
    '2025-01-32',
    '2025-1-01',
    '2025/01/01',
    '12025-01-01',
    '２０２５-01-01',
    '2025-01-01\n',
    '',
  ])('%j is not', (text) => {
    expect(date.isRealDate(text)).toBe(false)
  })
})

describe('arithmetic', () => {
  it.each([
    ['2026-12-31', 1, '2027-01-01'],
    ['2024-02-28', 2, '2024-03-01'],
    ['2026-03-01', -1, '2026-02-28'],
    ['1970-01-01', -1, '1969-12-31'],
    // 1986-05-04: Shanghai's clocks went forward; a day is still a day.
    ['1986-05-03', 2, '1986-05-05'],
  ])('%s + %i days', (from, days, to) => {
    expect(date.addDays(from, days)).toBe(to)
    expect(date.daysBetween(from, to)).toBe(days)
  })

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-11-22', 3, '2027-02-22'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-12-31', 12, '2027-12-31'],
    ['2024-02-29', -12, '2023-02-28'],
  ])('%s + %i months', (from, months, to) => {
    expect(date.addMonths(from, months)).toBe(to)
  })

  it.each([
    ['2026-11-22', 2026, 11, 4, '2026-11-01', '2026-11-30', '2026-10-01', '2026-12-31'],
    ['2024-02-29', 2024, 2, 1, '2024-02-01', '2024-02-29', '2024-01-01', '2024-03-31'],
    ['2025-07-01', 2025, 7, 3, '2025-07-01', '2025-07-31', '2025-07-01', '2025-09-30'],
  ])('parts of %s', (day, year, month, quarter, monthStart, monthEnd, quarterStart, quarterEnd) => {
    expect([date.yearOf(day), date.monthOf(day), date.quarterOf(day)]).toEqual([year, month, quarter])
    expect([date.monthStart(day), date.monthEnd(day)]).toEqual([monthStart, monthEnd])
    expect([date.quarterStart(day), date.quarterEnd(day)]).toEqual([quarterStart, quarterEnd])
    expect([date.yearStart(day), date.yearEnd(day)]).toEqual([`${year}-01-01`, `${year}-12-31`])
  })

  it.each([
    ['2026-11-22', 0],
    ['2026-11-23', 1],
    ['1969-12-31', 3],
    ['1900-01-01', 1],
    ['2024-02-29', 4],
  ])('weekday of %s', (day, weekday) => {
    expect(date.weekdayOf(day)).toBe(weekday)
    expect(date.isWeekend(day)).toBe(weekday === 0 || weekday === 6)
  })

  it.each([
    () => date.addDays('2025-02-30', 1),
    () => date.addDays('2025-02-28', 0.5),
    () => date.addDays('9999-12-31', 1),
    () => date.addMonths('2025-02-28', 0.5),
  ])('%# is refused', (run) => {
    expect(run).toThrow(RangeError)
  })
})

describe('instants and columns', () => {
  it.each([
    ['2026-11-22T15:59:59Z', '2026-11-22', '23:59'],
    ['2026-11-22T16:00:00Z', '2026-11-23', '00:00'],
    ['2026-01-01T00:05:00Z', '2026-01-01', '08:05'],
  ])('%s is %s %s in Shanghai', (instant, day, time) => {
    expect(date.dateInShanghai(new Date(instant))).toBe(day)
    expect(date.formatTime(new Date(instant))).toBe(time)
  })

  it('turns a day into its first instant and into its column value', () => {
    expect(date.shanghaiDayStart('2026-11-23').toISOString()).toBe('2026-11-22T16:00:00.000Z')
    expect(date.toDateColumn('2026-11-23').toISOString()).toBe('2026-11-23T00:00:00.000Z')
    expect(date.fromDateColumn(new Date('2026-11-23T00:00:00Z'))).toBe('2026-11-23')
  })
})

describe('texts', () => {
  it.each([
    [date.formatDate('2026-11-22'), '2026年11月22日 (周日)'],
    [date.formatDate('2026-01-05'), '2026年1月5日 (周一)'],
    [date.formatDay('2026-11-22'), '2026年11月22日'],
    [date.formatMonth('2026-01-05'), '2026年1月'],
    [date.formatQuarter('2026-11-22'), '2026年第4季度'],
    [date.formatDateTime(new Date('2026-11-22T16:05:00Z')), '2026年11月23日 (周一) 00:05'],
    [date.formatDate(null), '—'],
    [date.formatDate(''), '—'],
    [date.formatMonth(undefined), '—'],
    [date.formatDateTime(new Date('nonsense')), '—'],
  ])('%s', (text, expected) => {
    expect(text).toBe(expected)
  })
})
