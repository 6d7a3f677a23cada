import { scrypt } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import { fakeVerify, hashPassword, verifyPassword } from '@/lib/core/password'

vi.mock('node:crypto', async (importOriginal) => {
  const original = await importOriginal<typeof import('node:crypto')>()
  return { ...original, scrypt: vi.fn(original.scrypt) }
})

describe('password', () => {
  it('accepts the password it was made from and no other', async () => {
    const stored = await hashPassword('善育-2026')
    expect(await verifyPassword('善育-2026', stored)).toBe(true)
    expect(await verifyPassword('善育-2027', stored)).toBe(false)
    expect(await verifyPassword('', stored)).toBe(false)
  })

  it('salts: the same password gives another string each time, with its parameters in it', async () => {
    const [first, second] = await Promise.all([hashPassword('same'), hashPassword('same')])
    expect(first).not.toBe(second)
    expect(first).toMatch(/^scrypt\$32768\$8\$1\$[\w-]{22}\$[\w-]{43}$/)
  })

  it('verifies with the stored parameters, not with today’s', async () => {
    const { scryptSync } = await import('node:crypto')
    const salt = Buffer.from('older-salt')
    const key = scryptSync('older', salt, 32, { N: 1024, r: 4, p: 2 })
    const stored = `scrypt$1024$4$2$${salt.toString('base64url')}$${key.toString('base64url')}`
    expect(await verifyPassword('older', stored)).toBe(true)
  })

  it.each([
    '',
    'plain',
    'scrypt$32768$8$1$c2FsdA$',
    'scrypt$x$8$1$c2FsdA$a2V5',
    'scrypt$1073741824$8$1$c2FsdA$a2V5',
    `md5$32768$8$1$c2FsdA$${Buffer.alloc(32).toString('base64url')}`,
  ])('refuses a stored string of another shape: %s', async (stored) => {
    expect(await verifyPassword('x', stored)).toBe(false)
  })

  it('does the work of a real check for nobody', async () => {
    const stored = await hashPassword('x')
    const derived = vi.mocked(scrypt)
    derived.mockClear()
    await verifyPassword('y', stored)
    await fakeVerify('y')
    const [real, fake] = derived.mock.calls.map(([password, , keyBytes, options]) => ({
      password,
      keyBytes,
      options,
    }))
    expect(real).toBeDefined()
    expect(fake).toEqual(real)
  })
})
