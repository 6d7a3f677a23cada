import { expect, it } from 'vitest'
import { bearerOf, keyState, readKey } from '@/lib/api-keys/rules'

const SECRET = 'a'.repeat(43)
const KEY = `sy_0123456789ab_${SECRET}`

it.each([
  [`Bearer ${KEY}`, true],
  [`bearer  ${KEY}`, true],
  [KEY, false],
  [`Basic ${KEY}`, false],
  [`Bearer ${KEY}x`, false],
  [`Bearer sy_0123456789AB_${SECRET}`, false],
  ['', false],
  [null, false],
])('%s holds a key: %s', (header, holds) => {
  expect(bearerOf(header) !== null).toBe(holds)
})

it('parts a key', () => {
  expect(readKey(` ${KEY}\n`)).toEqual({ prefix: '0123456789ab', secret: SECRET })
})

const AT = new Date('2026-11-22T04:00:00Z')
it.each([
  ['2026-11-22T04:00:00Z', null, 'expired'],
  ['2026-11-22T04:00:01Z', null, 'active'],
  ['2027-11-22T04:00:00Z', AT, 'revoked'],
  ['2020-11-22T04:00:00Z', AT, 'revoked'],
] as const)('ends %s, revoked %s: %s', (expiresAt, revokedAt, state) => {
  expect(keyState({ expiresAt: new Date(expiresAt), revokedAt }, AT)).toBe(state)
})
