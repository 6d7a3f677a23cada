import { beforeEach, describe, expect, test } from 'vitest'
import { db, transaction } from '@/lib/core/db'
import {
  claimMessages,
  deliverDue,
  forgetOldMessages,
  resendAll,
  resendMessage,
  type Send,
} from '@/lib/deliveries/commands'
import { countDeliveries, listDeliveries } from '@/lib/deliveries/queries'
import { MOST_ATTEMPTS } from '@/lib/deliveries/rules'
import { enqueueMessage } from '@/lib/notices/commands'
import { useTestDatabase } from '@/tests/support/database'
import { actorAs } from '@/tests/support/small-world'

useTestDatabase()
const sysadmin = actorAs('sysadmin')

beforeEach(() => db.outboxMessage.deleteMany())

const queue = (address: string) =>
  transaction((tx) => enqueueMessage(tx, { channel: 'email', address, title: '标题', text: '正文' }))
const letTimePass = () =>
  db.outboxMessage.updateMany({ where: { sentAt: null }, data: { availableAt: new Date(0) } })

describe('claims', () => {
  test('two workers at once send each message once', async () => {
    const addresses = Array.from({ length: 30 }, (_, index) => `p${index}@example.com`)
    for (const address of addresses) await queue(address)
    const sent: string[] = []
    const send: Send = async (_id, _channel, { address }) => {
      await new Promise((resolve) => setTimeout(resolve, 2))
      sent.push(address)
    }
    await Promise.all([deliverDue(send), deliverDue(send), deliverDue(send)])
    expect(sent.sort()).toEqual(addresses.sort())
  })

  test('what another process is claiming at this moment is passed over without waiting', async () => {
    await queue('first@example.com')
    await queue('second@example.com')
    const claimed = await transaction(async (tx) => {
      await tx.$queryRaw`select 1 from outbox_messages where payload->>'address' = 'first@example.com' for update`
      return Promise.race([claimMessages(), new Promise<null>((resolve) => setTimeout(resolve, 3_000, null))])
    })
    expect(claimed?.map(({ payload }) => (payload as { address: string }).address)).toEqual([
      'second@example.com',
    ])
  })

  test('while one worker sends, another leaves the message alone, however late it looks', async () => {
    await queue('slow@example.com')
    let finish: () => void = () => undefined
    const started = new Promise<void>((resolveStarted) => {
      const slow: Send = () =>
        new Promise((resolve) => {
          finish = resolve
          resolveStarted()
        })
      void deliverDue(slow).then(() => settle())
    })
    let settle: () => void = () => undefined
    const settled = new Promise<void>((resolve) => {
      settle = resolve
    })
    await started
    expect(await deliverDue(() => Promise.reject(new Error('must not be called')))).toBe(0)
    finish()
    await settled
    expect(await db.outboxMessage.count({ where: { sentAt: { not: null } } })).toBe(1)
  })

  test('a worker that dies between claim and send loses nothing', async () => {
    await queue('kept@example.com')
    expect(await claimMessages()).toHaveLength(1)
    const sent: string[] = []
    const send: Send = async (_id, _channel, { address }) => void sent.push(address)
    expect(await deliverDue(send)).toBe(0)
    await letTimePass()
    await deliverDue(send)
    expect(sent).toEqual(['kept@example.com'])
  })

  test('a message that ends the process each time is given up in the end', async () => {
    await queue('poison@example.com')
    await db.outboxMessage.updateMany({ data: { attempts: MOST_ATTEMPTS } })
    await deliverDue(() => Promise.reject(new Error('must not be called')))
    expect(await db.outboxMessage.findFirst()).toMatchObject({ lastError: 'interrupted' })
  })

  test('a slow loser does not undo what another worker has sent since', async () => {
    await queue('race@example.com')
    const late: Send = async () => {
      await letTimePass()
      await deliverDue(async () => undefined)
      throw new Error('late failure')
    }
    await deliverDue(late)
    const row = await db.outboxMessage.findFirstOrThrow()
    expect(row).toMatchObject({ lastError: null, failedAt: null })
    expect(row.sentAt).not.toBeNull()
  })

  test('what cannot be read is given up, others go on', async () => {
    await db.outboxMessage.create({ data: { kind: 'message.email', payload: { odd: true } } })
    await queue('fine@example.com')
    await deliverDue(async () => undefined)
    expect(await db.outboxMessage.findFirst({ where: { lastError: 'damaged' } })).not.toBeNull()
    expect(await db.outboxMessage.count({ where: { sentAt: { not: null } } })).toBe(1)
  })

  test('a rolled back transaction sends nothing; kinds of others are not touched', async () => {
    await transaction(async (tx) => {
      await enqueueMessage(tx, { channel: 'sms', address: '13812345678', title: 'x', text: 'y' })
      throw new Error('halfway')
    }).catch(() => undefined)
    await db.outboxMessage.create({ data: { kind: 'other.thing', payload: {} } })
    expect(await deliverDue(async () => undefined)).toBe(0)
    expect(await db.outboxMessage.count()).toBe(1)
  })
})

describe('the administrator', () => {
  const failing: Send = () => Promise.reject(new Error('no'))
  const makeFailed = async (address: string, lastError = 'smtp_550') => {
    await queue(address)
    await db.outboxMessage.updateMany({
      where: { failedAt: null, sentAt: null },
      data: { failedAt: new Date(), lastError, attempts: 3 },
    })
  }

  test('sees masked addresses and no content', async () => {
    await makeFailed('zhangsan@example.com')
    const { items, total } = await listDeliveries(sysadmin, { state: 'failed', page: 1 })
    expect(total).toBe(1)
    expect(items[0]).toMatchObject({ maskedAddress: 'z***@example.com', canResend: true, attempts: 3 })
    expect(JSON.stringify(items)).not.toMatch(/zhangsan|标题|正文/)
    await makeFailed('li@example.com', 'not_connected')
    expect(await countDeliveries(sysadmin)).toEqual({ waiting: 0, failed: 1, not_connected: 1 })
  })

  test.each(['secadmin', 'auditor', 'reviewer', 'operator', 'public'] as const)(
    '%s sees nothing',
    async (role) => {
      await makeFailed('zhangsan@example.com')
      const actor = actorAs(role, 'fengxian')
      expect((await listDeliveries(actor, { state: 'failed', page: 1 })).total).toBe(0)
      expect(await countDeliveries(actor)).toEqual({ waiting: 0, failed: 0, not_connected: 0 })
      const { id } = await db.outboxMessage.findFirstOrThrow()
      await expect(resendMessage(actor, { messageId: id })).rejects.toMatchObject({ code: 'not_found' })
      await expect(resendAll(actor, { state: 'failed' })).rejects.toMatchObject({ code: 'not_found' })
    },
  )

  test('sends again once, with a line in the log; twice at once is a conflict', async () => {
    await makeFailed('zhangsan@example.com')
    const { id } = await db.outboxMessage.findFirstOrThrow()
    const results = await Promise.allSettled([
      resendMessage(sysadmin, { messageId: id }),
      resendMessage(sysadmin, { messageId: id }),
    ])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await db.outboxMessage.findFirst()).toMatchObject({ attempts: 0, failedAt: null, lastError: null })
    expect(await db.auditEvent.count({ where: { action: 'delivery.resend', subjectId: id } })).toBe(1)
    await deliverDue(failing)
    expect(await db.outboxMessage.findFirst()).toMatchObject({ attempts: 1, lastError: 'unreachable' })
  })

  test('sends all of a state again, but nothing that has expired', async () => {
    await makeFailed('a@example.com')
    await makeFailed('b@example.com', 'expired')
    await makeFailed('c@example.com', 'not_connected')
    expect(await resendAll(sysadmin, { state: 'not_connected' })).toEqual({ count: 1 })
    expect(await resendAll(sysadmin, { state: 'failed' })).toEqual({ count: 1 })
    expect(await countDeliveries(sysadmin)).toEqual({ waiting: 2, failed: 1, not_connected: 0 })
    const { id } = await db.outboxMessage.findFirstOrThrow({ where: { lastError: 'expired' } })
    await expect(resendMessage(sysadmin, { messageId: id })).rejects.toMatchObject({ code: 'conflict' })
  })

  test('old messages go, waiting ones never', async () => {
    await queue('a@example.com')
    await db.outboxMessage.updateMany({ data: { createdAt: new Date(0) } })
    await db.outboxMessage.create({
      data: { kind: 'message.email', payload: { maskedAddress: '*' }, sentAt: new Date(0) },
    })
    expect(await forgetOldMessages()).toBe(1)
    expect(await db.outboxMessage.count()).toBe(1)
  })
})
