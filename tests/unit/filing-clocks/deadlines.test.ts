import { describe, expect, it } from 'vitest'
import { type Calendar, describeDaysLeft } from '@/lib/calendar/rules'
import { daysLeftText } from '@/lib/filing-clocks/labels'
import { clockDue, clockLevel, pauseLength, sweepSteps } from '@/lib/filing-clocks/rules'
import { loadReferenceCalendar } from '@/tests/support/calendar'

const calendar = loadReferenceCalendar()
type Unit = 'working' | 'calendar'
const clock = (startedOn: string, days: number, unit: Unit = 'working', pausedOn = '', pausedDays = 0) => ({
  startedOn,
  days,
  unit,
  pausedOn: pausedOn === '' ? null : pausedOn,
  pausedDays,
})

describe('both official clocks through the holidays (regulations.md §4.5)', () => {
  it.each([
    ['2024-02-05', '2024-02-18', '2024-03-01'],
    ['2024-04-30', '2024-05-10', '2024-05-23'],
    ['2024-09-30', '2024-10-12', '2024-10-25'],
    ['2025-01-24', '2025-02-07', '2025-02-20'],
    ['2025-09-30', '2025-10-14', '2025-10-28'],
    ['2025-12-30', '2026-01-07', '2026-01-21'],
    ['2026-02-13', '2026-02-27', '2026-03-12'],
    ['2026-04-30', '2026-05-11', '2026-05-25'],
    ['2026-09-18', '2026-09-24', '2026-10-15'],
    // Received on a day off: counting begins with the first working day after it.
    ['2026-10-03', '2026-10-13', '2026-10-27'],
    ['2026-02-21', '2026-02-28', '2026-03-13'],
  ])('received %s: receipt by %s, compliance by %s', (received, receipt, compliance) => {
    expect(clockDue(clock(received, 5), received, calendar)).toEqual({ due: receipt, provisional: false })
    expect(clockDue(clock(received, 15), received, calendar)).toEqual({ due: compliance, provisional: false })
  })
})

describe('the applicant’s thirty calendar days', () => {
  it.each([
    ['2026-11-23', '2026-12-23', 'ends on a working day'],
    ['2026-09-04', '2026-10-08', 'ends in 国庆 and runs on to the first working day'],
    ['2026-01-16', '2026-02-24', 'ends on 除夕 eve’s Sunday and runs past 春节'],
    ['2024-01-19', '2024-02-18', 'ends on a Sunday that is made up for'],
  ])('from %s to %s: %s', (from, due) => {
    expect(clockDue(clock(from, 30, 'calendar'), from, calendar).due).toBe(due)
  })
})

describe('pauses', () => {
  it.each([
    // Wednesday before 国庆, Thursday and Friday after it.
    ['2026-09-29', '2026-10-09', 'working', 3],
    ['2026-09-29', '2026-10-09', 'calendar', 10],
    ['2026-09-26', '2026-09-27', 'working', 0],
    ['2026-09-29', '2026-09-29', 'working', 0],
    ['2026-09-29', '2026-09-28', 'working', 0],
  ] as const)('from %s to %s in %s days: %i', (from, until, unit, length) => {
    expect(pauseLength(from, until, unit, calendar)).toBe(length)
  })

  it('move the end by what they stood, also while standing', () => {
    expect(clockDue(clock('2026-09-28', 5), '2026-09-28', calendar).due).toBe('2026-10-10')
    expect(clockDue(clock('2026-09-28', 5, 'working', '', 3), '2026-10-20', calendar).due).toBe('2026-10-14')
    expect(clockDue(clock('2026-09-28', 5, 'working', '2026-09-29'), '2026-10-09', calendar).due).toBe(
      '2026-10-14',
    )
  })
})

describe('a year whose calendar is not published', () => {
  it('gives a provisional end that moves once it is', () => {
    const received = clock('2026-12-30', 5)
    expect(clockDue(received, '2026-12-30', calendar)).toEqual({ due: '2027-01-06', provisional: true })
    const published: Calendar = {
      offDays: new Set([...calendar.offDays, '2027-01-01', '2027-10-01']),
      workDays: calendar.workDays,
      publishedYears: new Set([...calendar.publishedYears, 2027]),
    }
    expect(clockDue(received, '2026-12-30', published)).toEqual({ due: '2027-01-07', provisional: false })
  })
})

describe('levels and steps', () => {
  const state = (dueOn: string, over: object = {}) => ({
    code: 'receipt',
    dueOn,
    pausedOn: null,
    reminderDays: 1,
    isReminded: false,
    isOverdue: false,
    ...over,
  })
  const none = { remind: false, overdue: false, settle: false }

  it.each([
    ['2026-11-24', 'running', none, '还有 3 个工作日'],
    ['2026-11-26', 'soon', { ...none, remind: true }, '还有 1 个工作日'],
    ['2026-11-27', 'soon', { ...none, remind: true }, '今天到期'],
    ['2026-11-28', 'overdue', { ...none, overdue: true }, '刚过期限'],
    ['2026-11-30', 'overdue', { ...none, overdue: true }, '已超 1 个工作日'],
  ] as const)('on %s a clock due 2026-11-27 is %s', (today, level, steps, words) => {
    const due = state('2026-11-27')
    expect(clockLevel(due, today, calendar)).toBe(level)
    expect(sweepSteps(due, today, calendar)).toEqual(steps)
    expect(daysLeftText(describeDaysLeft(today, due.dueOn, calendar))).toBe(words)
  })

  it('does nothing twice, nothing while paused, and takes back what a new calendar took back', () => {
    expect(sweepSteps(state('2026-11-27', { isReminded: true }), '2026-11-27', calendar)).toEqual(none)
    expect(sweepSteps(state('2026-11-27', { isOverdue: true }), '2026-11-30', calendar)).toEqual(none)
    expect(sweepSteps(state('2026-11-27', { pausedOn: '2026-11-25' }), '2026-11-30', calendar)).toEqual(none)
    expect(
      sweepSteps(state('2026-12-04', { isOverdue: true, isReminded: true }), '2026-11-30', calendar),
    ).toEqual({
      ...none,
      settle: true,
    })
  })

  it('only reminds the applicant, also when the reminder’s day was missed', () => {
    const own = { code: 'correction_answer' }
    expect(sweepSteps(state('2026-11-27', own), '2026-11-30', calendar)).toEqual({ ...none, remind: true })
    expect(sweepSteps(state('2026-11-27', { ...own, isReminded: true }), '2026-11-30', calendar)).toEqual(
      none,
    )
  })
})
