import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db, transaction } from '@/lib/core/db'
import { env } from '@/lib/core/env'
import { deliverDue } from '@/lib/deliveries/commands'
import { MOST_ATTEMPTS } from '@/lib/deliveries/rules'
import { enqueueMessage } from '@/lib/notices/commands'
import { useTestDatabase } from '@/tests/support/database'
import { type ReceivedMail, SmtpRefusal, startSmtp } from '@/tests/support/smtp'

useTestDatabase()

let smtp: Awaited<ReturnType<typeof startSmtp>>
let onRecipient: (address: string) => void
let onMail: (mail: ReceivedMail) => void

beforeAll(async () => {
  smtp = await startSmtp({
    onRecipient: (address) => onRecipient(address),
    onMail: (mail) => onMail(mail),
  })
})
afterAll(() => smtp.close())

beforeEach(async () => {
  onRecipient = () => undefined
  onMail = () => undefined
  smtp.mails.length = 0
  await db.outboxMessage.deleteMany()
  env.PORTAL_SMTP_URL = smtp.url
  env.PORTAL_MAIL_FROM = '善育 <noreply@shanyu.test>'
  env.PORTAL_PUBLIC_URL = 'https://shanyu.test'
})

const queue = (address: string, title = '备案已收到', text = '请留意期限。', until?: Date) =>
  transaction((tx) => enqueueMessage(tx, { channel: 'email', address, title, text, until }))
const letTimePass = () => db.outboxMessage.updateMany({ data: { availableAt: new Date(0) } })
const only = () => db.outboxMessage.findFirstOrThrow()
const decoded = (source: string) =>
  Buffer.from((source.split('\r\n\r\n')[1] ?? '').replaceAll('\r\n', ''), 'base64').toString('utf8')

describe('e-mail by a real SMTP server', () => {
  test('arrives once, and nothing of it is kept', async () => {
    await queue('zhang@example.com', '验证码', '您的验证码是 918273。')
    expect(await deliverDue()).toBe(1)
    expect(await deliverDue()).toBe(0)
    expect(smtp.mails).toHaveLength(1)
    expect(smtp.mails[0]).toMatchObject({ from: 'noreply@shanyu.test', to: ['zhang@example.com'] })
    expect(decoded(smtp.mails[0]?.source ?? '')).toContain('您的验证码是 918273。')
    const row = await only()
    expect(row.sentAt).not.toBeNull()
    expect(row.payload).toEqual({ maskedAddress: 'z***@example.com' })
    expect(smtp.mails[0]?.source).toContain(`Message-ID: <${row.id}@shanyu.test>`)
  })

  test('a title with line breaks makes no second header; a huge text is cut', async () => {
    await queue('li@example.com', '标题\r\nBcc: victim@example.com\r\n\r\n<b>', '长'.repeat(50_000))
    await deliverDue()
    expect(smtp.mails[0]?.to).toEqual(['li@example.com'])
    const head = (smtp.mails[0]?.source ?? '').split('\r\n\r\n')[0] ?? ''
    expect(head).not.toMatch(/^Bcc:/im)
    expect(decoded(smtp.mails[0]?.source ?? '').length).toBeLessThan(2_200)
  })

  test.each([
    'a@example.com, b@example.com',
    'a@example.com\r\nRCPT TO:<b@example.com>',
    'nobody',
    '<a@example.com> b@example.com',
  ])('%j is no address and is given up at once', async (address) => {
    await queue(address)
    await deliverDue()
    expect(smtp.mails).toEqual([])
    expect(await only()).toMatchObject({ lastError: 'bad_address', sentAt: null })
    expect((await only()).failedAt).not.toBeNull()
  })

  test('a server that is busy is tried again later, quietly; then it arrives', async () => {
    onMail = () => {
      throw new SmtpRefusal(451)
    }
    await queue('wang@example.com')
    const before = Date.now()
    await deliverDue()
    const row = await only()
    expect(row).toMatchObject({ sentAt: null, failedAt: null, attempts: 1, lastError: 'smtp_451' })
    expect((row.availableAt.getTime() - before) / 1000).toBeGreaterThan(50)
    expect((row.availableAt.getTime() - before) / 1000).toBeLessThan(90)
    expect(await deliverDue()).toBe(0)
    onMail = () => undefined
    await letTimePass()
    await deliverDue()
    expect(smtp.mails).toHaveLength(1)
    expect(await only()).toMatchObject({ lastError: null, attempts: 2 })
  })

  test('an address the server refuses for good is not tried again', async () => {
    onRecipient = () => {
      throw new SmtpRefusal(550)
    }
    await queue('gone@example.com')
    await deliverDue()
    expect(await only()).toMatchObject({ lastError: 'smtp_550', attempts: 1 })
    expect((await only()).failedAt).not.toBeNull()
  })

  test('a server that is away is tried for a day and then given up', async () => {
    env.PORTAL_SMTP_URL = 'smtp://127.0.0.1:1'
    await queue('wang@example.com')
    await deliverDue()
    expect(await only()).toMatchObject({ lastError: 'unreachable', failedAt: null })
    await db.outboxMessage.updateMany({ data: { attempts: MOST_ATTEMPTS - 1 } })
    await letTimePass()
    await deliverDue()
    expect((await only()).failedAt).not.toBeNull()
  })

  test('without a server it is kept as not connected, and nothing fails', async () => {
    env.PORTAL_SMTP_URL = undefined
    await queue('wang@example.com')
    await deliverDue()
    expect(await only()).toMatchObject({ lastError: 'not_connected', sentAt: null })
    expect(await deliverDue()).toBe(0)
  })

  test('a code that came too late is not sent, and is forgotten', async () => {
    await queue('wang@example.com', '验证码', '112233', new Date(Date.now() - 1_000))
    await deliverDue()
    expect(smtp.mails).toEqual([])
    expect(await only()).toMatchObject({
      lastError: 'expired',
      payload: { maskedAddress: 'w***@example.com' },
    })
  })

  test('a server that fails half of the time gets all of it through, each once', async () => {
    let calls = 0
    onMail = () => {
      calls += 1
      if (calls % 2 === 1) throw new SmtpRefusal(452)
    }
    const addresses = Array.from({ length: 20 }, (_, index) => `p${index}@example.com`)
    for (const address of addresses) await queue(address)
    for (let round = 0; round < 40 && smtp.mails.length < addresses.length; round++) {
      await Promise.all([deliverDue(), deliverDue()])
      await letTimePass()
    }
    expect(smtp.mails.map(({ to }) => to[0]).sort()).toEqual(addresses.sort())
    expect(await db.outboxMessage.count({ where: { sentAt: null } })).toBe(0)
  })
})
