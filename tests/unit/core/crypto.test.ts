import { describe, expect, it, vi } from 'vitest'

const secret = vi.hoisted(() => ({ text: 'a secret of at least thirty-two characters' }))
vi.mock('@/lib/core/secret', () => ({ portalSecret: () => secret.text }))

import { lookupHash, seal, unseal } from '@/lib/core/crypto'

const NUMBER = '11010519491231002X'

describe('seal', () => {
  it.each([NUMBER, '', '护照 E12345678 😀', 'x'.repeat(10_000)])('gives back %.20s', (text) => {
    expect(unseal(seal(text))).toBe(text)
  })

  it('never shows the text, nor that two texts are equal', () => {
    const sealed = seal(NUMBER)
    expect(sealed).toMatch(/^v1\.[\w-]{16}\.[\w-]{22}\.[\w-]+$/)
    expect(sealed).not.toContain(NUMBER)
    expect(Buffer.from(sealed.split('.')[3] ?? '', 'base64url').toString()).not.toContain('1949')
    expect(seal(NUMBER)).not.toBe(sealed)
  })

  it('refuses a seal with any one character changed', () => {
    const sealed = seal(NUMBER)
    const changed = Array.from(
      sealed,
      (character, at) => `${sealed.slice(0, at)}${character === 'A' ? 'Q' : 'A'}${sealed.slice(at + 1)}`,
    )
    // The last character of each part carries spare bits that say nothing: a change there alone may decode the same.
    const same = changed.filter((text) => decoded(text) !== decoded(sealed))
    expect(same.length).toBeGreaterThan(50)
    for (const text of same) expect(() => unseal(text)).toThrow(/damaged/)
  })

  it.each(['', NUMBER, 'v1', 'v1...', 'v2.AAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA.AAAA', 'v1.AA.AA.AA'])(
    'refuses %j',
    (text) => expect(() => unseal(text)).toThrow(/damaged/),
  )

  it('refuses a seal cut short', () => {
    expect(() => unseal(seal(NUMBER).slice(0, -4))).toThrow(/damaged/)
  })

  it('cannot be opened with another secret', async () => {
    const sealed = seal(NUMBER)
    const hash = lookupHash(NUMBER)
    vi.resetModules()
    secret.text = 'another secret of at least thirty-two characters'
    const elsewhere = await import('@/lib/core/crypto')
    expect(() => elsewhere.unseal(sealed)).toThrow(/another secret/)
    expect(elsewhere.lookupHash(NUMBER)).not.toBe(hash)
  })
})

const decoded = (sealed: string) =>
  sealed
    .split('.')
    .map((part, at) => (at === 0 ? part : Buffer.from(part, 'base64url').toString('hex')))
    .join('.')

describe('lookupHash', () => {
  it('is the same however the number was typed', () => {
    const typed = [NUMBER, NUMBER.toLowerCase(), ` ${NUMBER}\n`, '１１０１０５１９４９１２３１００２ｘ']
    expect(new Set(typed.map(lookupHash)).size).toBe(1)
    expect(lookupHash(NUMBER)).toMatch(/^[0-9a-f]{64}$/)
  })

  it('differs for another number', () => {
    expect(lookupHash('440524188001010014')).not.toBe(lookupHash(NUMBER))
  })
})
