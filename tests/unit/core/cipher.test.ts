import { describe, expect, it } from 'vitest'
import { CIPHERS, type DataKey, openUnder, sealUnder, versionOf } from '@/lib/core/cipher'

const NUMBER = '11010519491231002X'
const key = (over: Partial<DataKey> = {}): DataKey => ({
  version: 2,
  cipher: 'aes-256-gcm',
  key: Buffer.alloc(32, 7),
  ...over,
})

describe.each(CIPHERS)('%s', (cipher) => {
  const own = key({ cipher })

  it.each([NUMBER, '', '护照 E12345678 😀', 'x'.repeat(10_000)])('gives back %.20s', (text) => {
    expect(openUnder(own, sealUnder(own, text))).toBe(text)
  })

  it('never shows the text, nor that two texts are equal', () => {
    const sealed = sealUnder(own, NUMBER)
    expect(sealed).toMatch(/^v2\.[\w-]+\.[\w-]+\.[\w-]+$/)
    expect(Buffer.from(sealed.split('.')[3] ?? '', 'base64url').toString()).not.toContain('1949')
    expect(sealUnder(own, NUMBER)).not.toBe(sealed)
  })

  it('refuses a seal with any one character changed', () => {
    const sealed = sealUnder(own, NUMBER)
    const changed = Array.from(
      sealed,
      (character, at) => `${sealed.slice(0, at)}${character === 'A' ? 'Q' : 'A'}${sealed.slice(at + 1)}`,
    )
    // The last character of each part carries spare bits that say nothing: a change there alone may decode the same.
    const other = changed.filter((text) => decoded(text) !== decoded(sealed))
    expect(other.length).toBeGreaterThan(50)
    for (const text of other.filter((one) => one.startsWith('v2.')))
      expect(() => openUnder(own, text)).toThrow(/damaged/)
  })

  it.each([
    ['another key', key({ cipher, key: Buffer.alloc(32, 8) })],
    ['another version', key({ cipher, version: 3 })],
  ])('refuses %s', (_what, other) => {
    expect(() => openUnder(other, sealUnder(own, NUMBER))).toThrow(/another secret/)
  })

  it('refuses a seal cut short', () => {
    expect(() => openUnder(own, sealUnder(own, NUMBER).slice(0, -4))).toThrow(/damaged/)
  })
})

it('does not take the one cipher for the other', () => {
  const sealed = sealUnder(key({ cipher: 'sm4' }), NUMBER)
  expect(() => openUnder(key(), sealed)).toThrow(/damaged/)
})

it.each(['', NUMBER, 'v1', 'v1...', 'vx.AA.AA.AA', 'v1.AA.AA'])('names no version in %j', (text) => {
  expect(() => versionOf(text)).toThrow(/damaged/)
})

const decoded = (sealed: string) =>
  sealed
    .split('.')
    .map((one, at) => (at === 0 ? one : Buffer.from(one, 'base64url').toString('hex')))
    .join('.')
