import { randomInt } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { isRecoveryShape, normalCode, recoveryCodeFrom } from '@/lib/recovery-codes/rules'

describe('recovery codes', () => {
  it('are printed in two groups of letters nobody mixes up, and read back as typed', () => {
    for (let i = 0; i < 200; i += 1) {
      const code = recoveryCodeFrom(randomInt)
      expect(code).toMatch(/^[2-9A-HJKMNP-TV-Z]{5}-[2-9A-HJKMNP-TV-Z]{5}$/)
      expect(isRecoveryShape(normalCode(code))).toBe(true)
    }
  })

  it.each([
    ['abcde-23456', 'ABCDE23456'],
    [' ABCDE 23456 ', 'ABCDE23456'],
    ['ＡＢＣＤＥ－２３４５６', 'ABCDE23456'],
    ['ABCDE—23456', 'ABCDE23456'],
  ])('“%s” is %s', (typed, code) => {
    expect(normalCode(typed)).toBe(code)
  })

  it.each(['', '123456', 'ABCDE2345', 'ABCDE234567', 'ABCDE0O1IL'])('“%s” is none', (code) => {
    expect(isRecoveryShape(code)).toBe(false)
  })
})
