import { describe, expect, it, test } from 'vitest'
import { checkIdentityNumber } from '@/lib/identity-numbers/rules'

const TODAY = '2026-11-22'
const check = (raw: string) => checkIdentityNumber(raw, TODAY)

describe('checkIdentityNumber', () => {
  // The first two are the examples of GB 11643-1999 itself.
  it.each([
    ['11010519491231002X', '1949-12-31', 'female'],
    ['440524188001010014', '1880-01-01', 'male'],
    ['１１０１０５１９４９１２３１００２ｘ', '1949-12-31', 'female'],
    [' 110105 19491231 002x ', '1949-12-31', 'female'],
  ])('%s is right', (raw, birthDate, sex) => {
    expect(check(raw)).toMatchObject({ ok: true, birthDate, sex })
    expect(check(raw)).toHaveProperty('number', expect.stringMatching(/^\d{17}[\dX]$/))
  })

  it.each([
    ['', 'length'],
    ['110105491231002', 'length'],
    ['11010519491231002X0', 'length'],
    ['😀1010519491231002X', 'length'],
    ['11010519491231X02X', 'alphabet'],
    ['11010519491231002A', 'alphabet'],
    ['01010519491231002X', 'division'],
    ['99010519491231002X', 'division'],
    ['110105194912310020', 'check_digit'],
    ['110105194912310021', 'check_digit'],
    ['11010519491231003X', 'check_digit'],
  ])('%s is wrong: %s', (raw, reason) => {
    expect(check(raw)).toEqual({ ok: false, reason })
  })

  // Each carries the right check digit, so that only the date can be refused.
  it.each([
    ['20210230', 'no 30 February (id-validator accepts it)'],
    ['20230229', 'not a leap year'],
    ['19000229', 'centuries are no leap years'],
    ['20210431', 'April has 30 days'],
    ['20211301', 'no 13th month'],
    ['20210001', 'no month 0'],
    ['20210100', 'no day 0'],
    ['20261123', 'tomorrow'],
    ['17991231', 'before 1800'],
  ])('born %s: %s', (day) => {
    expect(check(withCheckDigit(`110105${day}001`))).toEqual({ ok: false, reason: 'birth_date' })
  })

  it.each(['20240229', '20000229', '20261122'])('born %s is a day', (day) => {
    expect(check(withCheckDigit(`110105${day}001`))).toMatchObject({ ok: true })
  })

  test('one wrong digit is always found', () => {
    const right = '440524188001010014'
    const wrong = Array.from(right).flatMap((digit, at) =>
      Array.from('0123456789')
        .filter((other) => other !== digit)
        .map((other) => right.slice(0, at) + other + right.slice(at + 1)),
    )
    expect(wrong.filter((number) => check(number).ok)).toEqual([])
  })
})

// Another way than the product's: ISO 7064 MOD 11-2 run digit by digit.
function withCheckDigit(body: string): string {
  let product = 10
  for (const digit of body) product = ((product - 10 + Number(digit) + 11 * 11) % 11 || 11) * 2 + 10
  const remainder = (((1 - (product - 10)) % 11) + 11) % 11
  return body + (remainder === 10 ? 'X' : String(remainder))
}
