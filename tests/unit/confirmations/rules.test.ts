import { describe, expect, it } from 'vitest'
import { codeExpiry, judge, normalisePhone, secondsToResend } from '@/lib/confirmations/rules'
import { addContactSchema, confirmSchema } from '@/lib/confirmations/schema'

const now = new Date('2026-11-22T10:00:00Z')
const later = new Date('2026-11-22T10:00:01Z')
const fresh = { confirmedAt: null, attempts: 0, expiresAt: later }

describe('judge', () => {
  it.each([
    ['right', fresh, true, 'right'],
    ['wrong', fresh, false, 'wrong'],
    ['the fifth try', { ...fresh, attempts: 4 }, true, 'right'],
    ['the sixth try, even right', { ...fresh, attempts: 5 }, true, 'used_up'],
    ['too late by no time', { ...fresh, expiresAt: now }, true, 'expired'],
    ['used before', { ...fresh, confirmedAt: now }, true, 'used'],
    ['used before and typed wrong', { ...fresh, confirmedAt: now }, false, 'used'],
  ] as const)('%s', (_what, confirmation, isRight, verdict) => {
    expect(judge(confirmation, isRight, now)).toBe(verdict)
  })
})

it('lives ten minutes and waits sixty seconds', () => {
  expect(codeExpiry(now).toISOString()).toBe('2026-11-22T10:10:00.000Z')
  expect(secondsToResend(now, now)).toBe(60)
  expect(secondsToResend(now, new Date(now.getTime() + 59_001))).toBe(1)
  expect(secondsToResend(now, new Date(now.getTime() + 60_000))).toBe(0)
})

it('reads a number as people write it', () => {
  expect(normalisePhone(' +86 138 0013-8000')).toBe('13800138000')
  expect(normalisePhone('0086138００138000')).toBe('13800138000')
})

it('reads full-width codes with blanks, and nothing but six figures', () => {
  const confirmationId = '019342a0-0000-7000-8000-000000000000'
  expect(confirmSchema.parse({ confirmationId, code: ' １２３ 456 ' }).code).toBe('123456')
  for (const code of ['12345', '1234567', '12345a', '', undefined])
    expect(confirmSchema.safeParse({ confirmationId, code }).success).toBe(false)
})

it('checks an address by its channel', () => {
  expect(addContactSchema.parse({ channel: 'sms', address: '13800138000' }).address).toBe('13800138000')
  for (const [channel, address] of [
    ['sms', 'a@b.cn'],
    ['email', '13800138000'],
    ['email', ''],
    ['fax', 'a@b.cn'],
  ])
    expect(addContactSchema.safeParse({ channel, address }).success).toBe(false)
})
