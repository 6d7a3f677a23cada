import chineseDays from 'chinese-days'
import { describe, expect, it, test } from 'vitest'
import {
  addCalendarDays,
  addWorkingDays,
  type Calendar,
  describeDaysLeft,
  isWorkingDay,
  workingDaysBetween,
} from '@/lib/calendar/rules'
import { addDays, monthOf, yearOf } from '@/lib/format/date'
import { loadReferenceCalendar } from '@/tests/support/calendar'

const calendar = loadReferenceCalendar()

const daysOf = (from: string, to: string): string[] => {
  const days: string[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
  return days
}

// regulations.md §4.5, table of test vectors.
const VECTORS: [string, string, string, string, string][] = [
  ['2024-02-05', '2024-02-18', '2024-02-20', '2024-03-01', '2024-03-08'],
  ['2024-04-30', '2024-05-10', '2024-05-13', '2024-05-23', '2024-05-30'],
  ['2024-09-30', '2024-10-12', '2024-10-15', '2024-10-25', '2024-11-01'],
  ['2025-01-24', '2025-02-07', '2025-02-10', '2025-02-20', '2025-02-27'],
  ['2025-09-30', '2025-10-14', '2025-10-16', '2025-10-28', '2025-11-04'],
  ['2025-12-30', '2026-01-07', '2026-01-09', '2026-01-21', '2026-01-28'],
  ['2026-02-13', '2026-02-27', '2026-03-02', '2026-03-12', '2026-03-19'],
  ['2026-04-30', '2026-05-11', '2026-05-13', '2026-05-25', '2026-06-01'],
  ['2026-09-18', '2026-09-24', '2026-09-29', '2026-10-15', '2026-10-22'],
]

// regulations.md §4.5, work days by month and their yearly sum.
const MONTHS: [number, number, number[]][] = [
  [2024, 251, [22, 18, 21, 22, 21, 19, 23, 22, 21, 19, 21, 22]],
  [2025, 248, [19, 19, 21, 22, 19, 20, 23, 21, 23, 18, 20, 23]],
  [2026, 248, [21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23]],
]

test('the suite runs in the odd zone', () => {
  expect(new Date('2026-11-22T00:00:00Z').getTimezoneOffset()).toBe(-345)
})

describe('addWorkingDays', () => {
  it.each(VECTORS)('received %s', (from, plus5, plus7, plus15, plus20) => {
    const due = (days: number) => addWorkingDays(from, days, calendar)
    expect([5, 7, 15, 20].map((days) => due(days).due)).toEqual([plus5, plus7, plus15, plus20])
    expect([5, 7, 15, 20].some((days) => due(days).provisional)).toBe(false)
  })

  it.each([
    ['zero days end on the first day, even a day off', '2026-10-03', 0, '2026-10-03', false],
    ['a year with no calendar leaves out weekends only', '2027-09-30', 2, '2027-10-04', true],
    ['a term that runs into such a year', '2026-12-30', 2, '2027-01-01', true],
    ['a term that ends just before it', '2026-12-30', 1, '2026-12-31', false],
    ['a term from before the first calendar', '2018-12-31', 1, '2019-01-02', true],
    ['a term over several years', '2024-12-31', 496, '2026-12-31', false],
    ['a leap day', '2024-02-28', 1, '2024-02-29', false],
  ])('%s', (_, from, days, due, provisional) => {
    expect(addWorkingDays(from, days, calendar)).toEqual({ due, provisional })
  })

  it('marks a gap between two published years', () => {
    const gap: Calendar = { offDays: new Set(), workDays: new Set(), publishedYears: new Set([2025, 2027]) }
    expect(addWorkingDays('2025-12-31', 300, gap)).toEqual({ due: '2027-02-24', provisional: true })
  })

  it.each([-1, 1.5, Number.NaN])('refuses %s days', (days) => {
    expect(() => addWorkingDays('2026-01-05', days, calendar)).toThrow(RangeError)
  })

  it.each(['2025-02-30', '2026-1-5', ''])('refuses the date %j', (from) => {
    expect(() => addWorkingDays(from, 1, calendar)).toThrow(RangeError)
  })
})

describe('isWorkingDay', () => {
  it.each(MONTHS)('%i has %i working days', (year, total, months) => {
    const working = daysOf(`${year}-01-01`, `${year}-12-31`).filter((day) => isWorkingDay(day, calendar))
    expect(working).toHaveLength(total)
    expect(months.map((_, month) => working.filter((day) => monthOf(day) === month + 1).length)).toEqual(
      months,
    )
  })

  it('agrees with chinese-days on every day of 2019–2026', () => {
    const days = daysOf('2019-01-01', '2026-12-31')
    const differing = days.filter((day) => isWorkingDay(day, calendar) !== chineseDays.isWorkday(day))
    expect(days).toHaveLength(2922)
    expect(differing).toEqual([])
  })

  it('agrees with chinese-days on every 15-day term of 2019–2025', () => {
    const starts = daysOf('2019-01-01', '2025-12-01').filter((day) => yearOf(day) < 2026)
    const oracle = (from: string): string => {
      let due = from
      for (let left = 15; left > 0; ) {
        due = addDays(due, 1)
        if (chineseDays.isWorkday(due)) left -= 1
      }
      return due
    }
    expect(starts.filter((from) => addWorkingDays(from, 15, calendar).due !== oracle(from))).toEqual([])
  })
})

describe('workingDaysBetween', () => {
  it.each([
    ['the same day', '2026-11-20', '2026-11-20', 0],
    ['Friday to Monday', '2026-11-20', '2026-11-23', 1],
    ['Friday to Sunday', '2026-11-20', '2026-11-22', 0],
    ['over the spring festival with its make-up days', '2026-02-13', '2026-02-28', 6],
    ['backwards', '2026-11-23', '2026-11-20', -1],
  ])('%s', (_, from, to, days) => {
    expect(workingDaysBetween(from, to, calendar)).toBe(days)
  })

  it('undoes addWorkingDays from any day of 2026', () => {
    const broken = daysOf('2026-01-01', '2026-11-30').filter(
      (from) => workingDaysBetween(from, addWorkingDays(from, 15, calendar).due, calendar) !== 15,
    )
    expect(broken).toEqual([])
  })
})

describe('addCalendarDays', () => {
  it.each([
    ['ends on a working day', '2026-11-02', 15, '2026-11-17', false],
    ['ends on a Sunday', '2026-11-06', 16, '2026-11-23', false],
    ['ends inside the National Day week', '2026-09-16', 15, '2026-10-08', false],
    ['ends on a make-up Saturday', '2026-09-25', 15, '2026-10-10', false],
    ['needs no calendar of the years it passes', '2018-06-01', 230, '2019-01-17', false],
    ['rolls into a year with no calendar', '2026-12-18', 15, '2027-01-04', true],
    ['zero days on a day off', '2026-10-01', 0, '2026-10-08', false],
  ])('%s', (_, from, days, due, provisional) => {
    expect(addCalendarDays(from, days, calendar)).toEqual({ due, provisional })
  })

  it('refuses a negative term', () => {
    expect(() => addCalendarDays('2026-01-05', -1, calendar)).toThrow(RangeError)
  })
})

describe('describeDaysLeft', () => {
  it.each([
    ['three days before', '2026-11-18', '2026-11-23', { state: 'left', days: 3 }],
    ['the weekend before', '2026-11-21', '2026-11-23', { state: 'left', days: 1 }],
    ['the day itself', '2026-11-23', '2026-11-23', { state: 'today', days: 0 }],
    ['the next working day', '2026-11-24', '2026-11-23', { state: 'over', days: 1 }],
    ['the Saturday after a Friday', '2026-11-21', '2026-11-20', { state: 'over', days: 0 }],
    ['a week of holidays later', '2026-10-08', '2026-09-30', { state: 'over', days: 1 }],
  ])('%s', (_, today, due, expected) => {
    expect(describeDaysLeft(today, due, calendar)).toEqual(expected)
  })
})
