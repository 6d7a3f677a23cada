import { describe, expect, it } from 'vitest'
import { guessableForms, HOLDS_NAME, passwordProblem, TOO_SHORT, TOO_SIMPLE } from '@/lib/passwords/rules'

describe('passwordProblem', () => {
  const rules = { username: 'zhangsan', minimumLength: 12 }
  it.each([
    ['lantern rive', null],
    ['lantern riv', TOO_SHORT(12)],
    // Chinese characters count as characters, also those outside the basic plane.
    ['春眠不觉晓处处闻啼鸟夜来', null],
    ['𠮷𠮷𠮷𠮷𠮷𠮷', TOO_SHORT(12)],
    // Full-width letters are the same letters.
    ['ＺＨＡＮＧＳＡＮ-lantern', HOLDS_NAME],
    ['my-ZhangSan-2026', HOLDS_NAME],
    ['lantern-nasgnahz', HOLDS_NAME],
    ['abababababab', TOO_SIMPLE],
    ['lantern 123456', TOO_SIMPLE],
    ['lantern 654321', TOO_SIMPLE],
    ['lantern qwerty', TOO_SIMPLE],
    ['lantern aaaaaa', TOO_SIMPLE],
    ['lantern 12345x', null],
  ])('%s', (password, problem) => {
    expect(passwordProblem(password, rules)).toBe(problem)
  })

  it('looks for no name that is too short to mean anything', () => {
    expect(passwordProblem('lantern river', { username: 'ri', minimumLength: 12 })).toBeNull()
    expect(passwordProblem('lantern river', { username: '', minimumLength: 12 })).toBeNull()
  })
})

describe('guessableForms', () => {
  it.each([
    ['Football2026!!', ['football2026!!', 'football']],
    ['p@ssw0rd-2026', ['p@ssw0rd-2026', 'p@ssw0rd', 'password']],
    ['123456789012', ['123456789012']],
  ])('%s', (password, forms) => {
    expect(guessableForms(password)).toEqual(forms)
  })
})
