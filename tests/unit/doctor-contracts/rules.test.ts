import { expect, test } from 'vitest'
import { isContractInForce } from '@/lib/doctor-contracts/rules'

test.each([
  ['2026-11-22', null, true],
  ['2026-11-23', null, false],
  ['2025-01-01', '2026-11-22', true],
  ['2025-01-01', '2026-11-21', false],
])('signed %s, ends %s: in force on 2026-11-22 %s', (signedOn, endsOn, expected) => {
  expect(isContractInForce({ signedOn, endsOn }, '2026-11-22')).toBe(expected)
})
