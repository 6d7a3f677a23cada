import { describe, expect, it, vi } from 'vitest'

const secret = vi.hoisted(() => ({ text: 'a secret of at least thirty-two characters' }))
vi.mock('@/lib/core/secret', () => ({ portalSecret: () => secret.text }))

import { lookupHash } from '@/lib/core/crypto'

const NUMBER = '11010519491231002X'

// Sealing needs the keys in the database: tests/integration/encryption-keys, and tests/unit/core/cipher.test.ts.
describe('lookupHash', () => {
  it('is the same however the number was typed', () => {
    const typed = [NUMBER, NUMBER.toLowerCase(), ` ${NUMBER}\n`, '１１０１０５１９４９１２３１００２ｘ']
    expect(new Set(typed.map(lookupHash)).size).toBe(1)
    expect(lookupHash(NUMBER)).toMatch(/^[0-9a-f]{64}$/)
  })

  it('differs for another number, and under another secret', async () => {
    const hash = lookupHash(NUMBER)
    expect(lookupHash('440524188001010014')).not.toBe(hash)
    vi.resetModules()
    secret.text = 'another secret of at least thirty-two characters'
    const elsewhere = await import('@/lib/core/crypto')
    expect(elsewhere.lookupHash(NUMBER)).not.toBe(hash)
  })
})
