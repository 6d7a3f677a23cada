import { describe, expect, test } from 'vitest'
import { isInForce, leadingCode, subtreeRange } from '@/lib/regions/rules'

describe('in force', () => {
  test.each([
    [null, null, true],
    ['2026-11-22', null, true],
    ['2026-11-23', null, false],
    [null, '2026-11-22', false],
    [null, '2026-11-23', true],
    ['2020-01-01', '2025-12-31', false],
  ])('from %s until %s on 2026-11-22: %s', (inForceFrom, inForceUntil, expected) => {
    expect(isInForce({ inForceFrom, inForceUntil }, '2026-11-22')).toBe(expected)
  })
})

test.each([
  ['310120', true],
  ['310120/310120001', true],
  ['3101200', false],
  ['310119', false],
  ['310121', false],
])('%s lies under 310120: %s', (path, inside) => {
  const { gte, lt } = subtreeRange('310120')
  expect(path >= gte && path < lt).toBe(inside)
})

test.each([
  ['310120 奉贤区', '310120'],
  [' 310120001南桥镇', '310120001'],
  ['３１０１２０', '310120'],
  ['310120001001', '310120001001'],
  ['3101200', null],
  ['奉贤区', null],
  ['', null],
])('%s leads with %s', (text, code) => {
  expect(leadingCode(text)).toBe(code)
})
