import { expect, test } from 'vitest'
import { dayErrors, isOpenOn, isTooLarge, namesOnce } from '@/lib/classes/rules'

test.each([
  ['infant', 10, 11],
  ['toddler', 15, 16],
  ['older', 20, 21],
  ['mixed', 18, 19],
] as const)('%s: %i fit, %i do not (托育机构设置标准（试行）第十九条)', (kind, most, more) => {
  expect([isTooLarge(kind, most), isTooLarge(kind, more)]).toEqual([false, true])
})

test('the day of closing is the first without the class', () => {
  const life = { openedOn: '2026-01-01', closedOn: '2026-11-23' }
  expect(['2025-12-31', '2026-01-01', '2026-11-22', '2026-11-23'].map((day) => isOpenOn(life, day))).toEqual([
    false,
    true,
    true,
    false,
  ])
})

test.each([
  ['2026-01-01', null, []],
  ['2026-01-01', '2025-12-31', ['closedOn']],
  ['2026-01-01', '2026-11-24', ['closedOn']],
  ['2026-01-01', '2026-11-23', []],
] as const)('opened %s, closed %s', (openedOn, closedOn, fields) => {
  expect(Object.keys(dayErrors({ openedOn, closedOn }, '2026-11-23'))).toEqual(fields)
})

test('the same name twice gets a number', () => {
  expect(namesOnce(['小班', '大班', '小班'])).toEqual(['小班', '大班', '小班2'])
})
