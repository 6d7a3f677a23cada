import { describe, expect, test } from 'vitest'
import { fewestOnDuty, isRepeated, outcomeOf, overlaps, requiredCarers } from '@/lib/ratios/rules'

describe('requiredCarers (托育机构设置标准（试行）第二十条)', () => {
  test.each([
    ['infant', 0, null, 0],
    ['infant', 1, null, 1],
    ['infant', 3, null, 1],
    ['infant', 4, null, 2],
    ['infant', 10, null, 4],
    ['toddler', 5, null, 1],
    ['toddler', 6, null, 2],
    ['toddler', 15, null, 3],
    ['older', 7, null, 1],
    ['older', 8, null, 2],
    ['older', 20, null, 3],
    // Nothing is said of mixed classes: unknown, unless the area has set it or nobody is there.
    ['mixed', 12, null, null],
    ['mixed', 0, null, 0],
    ['mixed', 12, 5, 3],
    ['mixed', 12, 6, 2],
    // What an area says of mixed classes changes no other.
    ['toddler', 6, 7, 2],
  ] as const)('%s, %i present, mixed rule %s: %s', (kind, present, mixed, required) => {
    expect(requiredCarers(kind, present, mixed)).toBe(required)
  })
})

describe('outcomeOf', () => {
  test.each([
    [2, 2, 'met'],
    [2, 3, 'met'],
    [2, 1, 'short'],
    [0, 0, 'met'],
    [null, 9, 'unknown'],
  ] as const)('%s required, %i counted: %s', (required, counted, outcome) => {
    expect(outcomeOf(required, counted)).toBe(outcome)
  })
})

describe('fewestOnDuty', () => {
  const hour = (from: number, until: number) => ({ fromMinute: from * 60, untilMinute: until * 60 })
  const window = hour(9, 16)
  test.each([
    ['nobody', [], 0],
    ['all day', [hour(8, 17)], 1],
    ['two all day', [hour(8, 17), hour(9, 16)], 2],
    ['two half days are one carer', [hour(8, 12), hour(12, 17)], 1],
    ['a gap at noon is nobody', [hour(8, 12), hour(13, 17)], 0],
    ['one comes late', [hour(8, 17), hour(10, 17)], 1],
    ['before and after the window nobody looks', [hour(9, 16), hour(6, 9), hour(16, 20)], 1],
    ['an hour of help', [hour(8, 17), hour(9, 10)], 1],
  ])('%s', (_name, duties, fewest) => {
    expect(fewestOnDuty(duties, window)).toBe(fewest)
  })
})

test('one may follow the other in the same minute', () => {
  expect(overlaps({ fromMinute: 480, untilMinute: 720 }, { fromMinute: 720, untilMinute: 900 })).toBe(false)
  expect(overlaps({ fromMinute: 480, untilMinute: 721 }, { fromMinute: 720, untilMinute: 900 })).toBe(true)
})

test('repeated from the allowed number of days on', () => {
  expect([2, 3, 4].map((days) => isRepeated(days, 3))).toEqual([false, true, true])
})
