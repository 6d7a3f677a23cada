import { expect, it } from 'vitest'
import { codeOf, readCode, spacedCode } from '@/lib/transfer-codes/rules'

const code = codeOf(Uint8Array.from([0, 31, 32, 255, 10, 11, 12, 13, 14, 15, 16, 17]))

it('a code is read however it is typed', () => {
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/)
  expect(spacedCode(code)).toMatch(/^.{4}-.{4}-.{4}$/)
  expect(readCode(` ${spacedCode(code).toLowerCase()} `)).toBe(code)
  expect(readCode('OOOO-IIII-LLLL')).toBe('000011111111')
})

it.each(['', 'ABC', 'ABCD-EFGH-JKMU', `${code}A`])('%s is none', (text) => {
  expect(readCode(text)).toBeNull()
})
