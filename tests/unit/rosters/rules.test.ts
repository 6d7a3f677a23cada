import { describe, expect, test } from 'vitest'
import { difference, doubled, isRosterDay, minuteOf, timeOf } from '@/lib/rosters/rules'
import { saveRosterSchema } from '@/lib/rosters/schema'

test.each([
  ['08:05', 485],
  ['8:05', 485],
  ['０８：０５', 485],
  ['08:05:00', 485],
  ['24:00', 1440],
  ['24:01', null],
  ['8:60', null],
  ['', null],
  ['noon', null],
] as const)('%s is minute %s', (text, minute) => {
  expect(minuteOf(text)).toBe(minute)
  if (minute !== null) expect(minuteOf(timeOf(minute))).toBe(minute)
})

test.each([
  ['2026-11-16', true],
  ['2026-11-15', false],
  ['2026-11-30', true],
  ['2026-12-01', false],
] as const)('a roster of %s on 23 November: %s', (day, may) => {
  expect(isRosterDay(day, '2026-11-23')).toBe(may)
})

const duty = (personId: string, classId: string | null, fromMinute: number, untilMinute: number) => ({
  ...{ personId, classId, fromMinute, untilMinute },
})

test('what stays keeps its record', () => {
  const stored = [duty('a', '1', 480, 720), duty('b', null, 480, 720)]
  const { gone, added } = difference(stored, [duty('a', '1', 480, 720), duty('b', '1', 480, 720)])
  expect([gone, added]).toEqual([[stored[1]], [duty('b', '1', 480, 720)]])
})

test('nobody is in two classes at once', () => {
  const rows = [
    duty('a', '1', 480, 720),
    duty('a', '2', 720, 900),
    duty('a', '3', 719, 800),
    duty('b', '1', 480, 720),
  ]
  expect(doubled(rows)).toEqual([rows[2]])
})

describe('saveRosterSchema', () => {
  const [facilityId, personId, classId] = ['1', '2', '3'].map(
    (n) => `019a0000-0000-7000-8000-00000000000${n}`,
  )
  const sent = { facilityId, day: '2026-11-23', stamp: 'x' }
  const row = (change: Record<string, string> = {}) => ({
    'duty-0-person': personId,
    'duty-0-class': classId,
    'duty-0-from': '08:00',
    'duty-0-until': '17:00',
    ...change,
  })
  test('rows and numbers by name; an empty class is nobody, an empty number nothing', () => {
    const read = saveRosterSchema.parse({
      ...sent,
      ...row(),
      'duty-1-person': personId,
      'duty-1-class': '',
      'duty-1-from': '',
      'duty-1-until': '',
      [`present-${classId}`]: '１２',
      'present-019a0000-0000-7000-8000-000000000009': '',
    })
    expect(read.duties).toMatchObject([{ personId, classId, fromMinute: 480, untilMinute: 1020 }])
    expect([...read.present]).toEqual([[classId, 12]])
  })
  test('the whole facility', () => {
    expect(
      saveRosterSchema.parse({ ...sent, ...row({ 'duty-0-class': 'all' }) }).duties[0]?.classId,
    ).toBeNull()
  })
  test.each([
    ['duty-0-until', row({ 'duty-0-until': '08:00' })],
    ['duty-0-from', row({ 'duty-0-from': '25:00' })],
    ['duty-0-class', row({ 'duty-0-class': 'x' })],
    ['duty-0-person', row({ 'duty-0-person': 'x' })],
    [`present-${classId}`, { [`present-${classId}`]: '-1' }],
    [`present-${classId}`, { [`present-${classId}`]: '3.5' }],
    ['day', { day: '2026-02-30' }],
  ])('%s is told by its own field', (field, change) => {
    const read = saveRosterSchema.safeParse({ ...sent, ...change })
    expect(read.error?.issues.map(({ path }) => path.join('.'))).toContain(field)
  })
})
