import { describe, expect, it } from 'vitest'
import { readEnv } from '@/lib/core/env'

describe('readEnv', () => {
  it('needs nothing for sending', () => {
    expect(readEnv({ PORTAL_SMTP_URL: '', PORTAL_SMS_URL: '', PORTAL_EXCHANGE_URL: '' })).toMatchObject({
      PORTAL_SMTP_URL: undefined,
      PORTAL_EXCHANGE_URL: undefined,
    })
  })

  it.each([
    [{ PORTAL_SMTP_URL: 'http://mail.example' }, 'smtp://'],
    [{ PORTAL_SMTP_URL: 'smtp://mail.example' }, 'PORTAL_MAIL_FROM'],
    [{ PORTAL_MAIL_FROM: 'a@b.cn\r\nBcc: c@d.cn' }, 'PORTAL_MAIL_FROM'],
    [{ PORTAL_SMS_URL: 'https://sms.example' }, 'PORTAL_SMS_SECRET'],
    [{ PORTAL_SMS_SECRET: 'short' }, '16'],
    [{ PORTAL_EXCHANGE_URL: 'file:///etc/passwd' }, 'http://'],
    [{ PORTAL_EXCHANGE_URL: 'nonsense' }, 'PORTAL_EXCHANGE_URL'],
  ])('refuses %j in words', (settings, words) => {
    expect(() => readEnv(settings)).toThrow(words)
  })

  it.each(['noreply@example.gov.cn', '善育 <noreply@example.gov.cn>'])('takes %s as sender', (from) => {
    expect(readEnv({ PORTAL_MAIL_FROM: from }).PORTAL_MAIL_FROM).toBe(from)
  })
})
