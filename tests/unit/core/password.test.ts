import { describe, expect, it } from 'vitest'
import { fakeVerify, hashPassword, verifyPassword } from '@/lib/core/password'

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
    // The fastest of five: a busy machine slows some runs, never speeds one up.
    const time = async (run: () => Promise<boolean>) => {
      const times: number[] = []
      for (let index = 0; index < 5; index += 1) {
        const start = performance.now()
        await run()
        times.push(performance.now() - start)
      }
      return Math.min(...times)
    }
    const real = await time(() => verifyPassword('y', stored))
    const fake = await time(() => fakeVerify('y'))
    expect(fake / real).toBeGreaterThan(0.4)
    expect(fake / real).toBeLessThan(2.5)
  })
})
