import { describe, expect, it } from 'vitest'
import { type ProofStanding, proofNumber, readProofNumber, standingOf } from '@/lib/training-proofs/rules'

describe('a number', () => {
  it.each([
    ['XS2026-AB12-CD34-EF56', 'XS2026-AB12-CD34-EF56'],
    [' xs2026－ab12 cd34ef56 ', 'XS2026-AB12-CD34-EF56'],
    ['ＸＳ２０２６-OI1L-0000-ZZZZ', 'XS2026-0111-0000-ZZZZ'],
    ['演示-XS2026-AB12-CD34-EF56', '演示-XS2026-AB12-CD34-EF56'],
    ['%E6%BC%94%E7%A4%BA-XS2026-AB12-CD34-EF56', '演示-XS2026-AB12-CD34-EF56'],
    ['XS2026-AB12-CD34-EF5', null],
    ['XS2026-AB12-CD34-EF5U', null],
    ['310120-2026-00001', null],
    ['%', null],
    ['', null],
  ])('%j is read as %j', (typed, number) => {
    expect(readProofNumber(typed)).toBe(number)
  })

  it('reads back what it writes', () => {
    expect(proofNumber(2026, '0123456789AB', false)).toBe('XS2026-0123-4567-89AB')
    expect(readProofNumber(proofNumber(2026, '0123456789AB', true))).toBe('演示-XS2026-0123-4567-89AB')
  })
})

describe('standingOf', () => {
  const good = { check: 'valid', isSameNumber: true, isRevoked: false, revokedAttendances: 0 } as const
  it.each<[change: Partial<Parameters<typeof standingOf>[0]>, ProofStanding]>([
    [{}, 'valid'],
    [{ check: 'invalid' }, 'invalid'],
    [{ check: 'unknown_key', isRevoked: true }, 'invalid'],
    [{ isSameNumber: false }, 'invalid'],
    [{ isRevoked: true, revokedAttendances: 1 }, 'revoked'],
    [{ revokedAttendances: 1 }, 'outdated'],
  ])('%j: %s', (change, standing) => {
    expect(standingOf({ ...good, ...change })).toBe(standing)
  })
})
