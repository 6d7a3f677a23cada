import { describe, expect, it } from 'vitest'
import { checkCreditCode, registrationAuthorityOf } from '@/lib/facilities/credit-code'

// regulations.md §6.6
const VALID = ['9144030071526726XG', '914403001922038216', '91330100799655058B', '91350100M000100Y43']

// Made up, check digits worked out by an independent script: 18th digit 0, 17th digit 0, both, and an
// organisation code ending in X.
const ZERO_DIGITS = ['52310120MJ00006320', '52310120MJ00002101', '52310120MJ00074200', '52310120MJ000203X0']

const reasonOf = (code: string) => {
  const result = checkCreditCode(code)
  return result.ok ? 'ok' : result.reason
}

describe('checkCreditCode', () => {
  it.each([...VALID, ...ZERO_DIGITS])('%s is valid', (code) => {
    expect(checkCreditCode(code)).toEqual({ ok: true, code })
  })

  it('takes full-width and lower-case letters and spaces', () => {
    expect(checkCreditCode(' 9144 0300 7152 6726 xg ')).toEqual({ ok: true, code: VALID[0] })
    expect(checkCreditCode('９１４４０３００７１５２６７２６ＸＧ')).toEqual({ ok: true, code: VALID[0] })
  })

  it.each([
    ['', 'length'],
    ['9144030071526726X', 'length'],
    ['9144030071526726XG0', 'length'],
    ['9144030071526726IG', 'alphabet'],
    ['9144030071526726OG', 'alphabet'],
    ['9144030071526726-G', 'alphabet'],
    ['914403007152672\u{20BB7}XG'.slice(0, 18), 'alphabet'],
    ['91A403007152672600', 'division'],
    ['9144030071526726XH', 'check_digit'],
    ['91440300715267260G', 'check_digit'],
    ['52310120MJ0000070U', 'organisation_check_digit'],
  ])('%s: %s', (code, reason) => {
    expect(reasonOf(code)).toBe(reason)
  })

  it.each([...VALID, ...ZERO_DIGITS])('every single-character change of %s is rejected', (code) => {
    const characters = Array.from('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ')
    const mutants = Array.from(code).flatMap((original, index) =>
      characters
        .filter((character) => character !== original)
        .map((character) => code.slice(0, index) + character + code.slice(index + 1)),
    )
    expect(mutants).toHaveLength(18 * 35)
    expect(mutants.filter((mutant) => checkCreditCode(mutant).ok)).toEqual([])
  })
})

it.each([
  ['12310120425000000X', 'establishment'],
  ['52310120MJ00000000', 'civil_affairs'],
  ['9144030071526726XG', 'market_regulation'],
  ['92310120MA00000000', 'market_regulation'],
  ['81100000000000000A', 'other'],
])('%s names %s', (code, authority) => {
  expect(registrationAuthorityOf(code)).toBe(authority)
})
