import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { db, transaction } from '@/lib/core/db'
import { env } from '@/lib/core/env'
import {
  addWebhook,
  deliverWebhooks,
  pingWebhook,
  publishEvent,
  resendWebhookDelivery,
  switchWebhook,
} from '@/lib/webhooks/commands'
import { listWebhookDeliveries, listWebhooks } from '@/lib/webhooks/queries'
import { AccountRole } from '@/prisma/generated/enums'
import { useTestDatabase } from '@/tests/support/database'
import { FENGXIAN, makeDivisions, TOWNSHIPS } from '@/tests/support/small-world'
import { type Post, startWebServer } from '@/tests/support/web-server'
import { makePerson } from '../operators/operator-world'

useTestDatabase()
let secadmin: Actor
let server: Awaited<ReturnType<typeof startWebServer>>
let posts: Post[] = []
let status = 200

beforeAll(async () => {
  await makeDivisions()
  secadmin = await makePerson('secadmin', { regionCode: null })
  server = await startWebServer((post, response) => {
    posts.push(post)
    response.writeHead(status, { location: 'http://127.0.0.1:1/elsewhere' }).end()
  })
  env.PORTAL_OUTBOUND_HOSTS = new URL(server.url).host
})
afterAll(() => server.close())
beforeEach(async () => {
  posts = []
  status = 200
  await db.webhook.deleteMany()
})

const add = (change: object = {}) =>
  addWebhook(secadmin, {
    name: '区数据局',
    url: server.url,
    events: ['filing.accepted' as const],
    region: null,
    ...change,
  })
const publish = (change: object = {}) =>
  transaction((tx) =>
    publishEvent(tx, 'filing.accepted', {
      regionCode: TOWNSHIPS[0] ?? '',
      payload: { receiptNumber: '沪奉托备 1' },
      isDemo: false,
      ...change,
    }),
  )

describe('addresses', () => {
  it('are the security administrator’s', async () => {
    const { id } = await add()
    for (const role of Object.values(AccountRole).filter((one) => one !== 'secadmin' && one !== 'staff')) {
      const actor = await makePerson(role)
      const input = { name: 'x', url: server.url, events: ['filing.accepted' as const], region: null }
      await expect(addWebhook(actor, input)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(pingWebhook(actor, { id })).rejects.toMatchObject({ code: 'forbidden' })
      const off = { id, isEnabled: false, version: 1 }
      await expect(switchWebhook(actor, off)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(listWebhooks(actor)).rejects.toMatchObject({ code: 'not_found' })
    }
  })

  it.each([
    'http://169.254.169.254/latest',
    'https://localhost/',
    'http://127.0.0.1:5432/',
    'https://10.0.0.1/',
  ])('inside one’s own network are refused: %s', async (url) => {
    await expect(add({ url })).rejects.toMatchObject({
      code: 'invalid',
      fields: { url: [expect.any(String)] },
    })
  })
})

describe('messages', () => {
  it('go out signed, and leave with their cause', async () => {
    const { signingKey, id } = await add({ region: FENGXIAN })
    expect(JSON.stringify(await db.webhook.findUnique({ where: { id } }))).not.toContain(signingKey)
    await expect(
      transaction(async (tx) => {
        const what = { regionCode: FENGXIAN, payload: { lost: true }, isDemo: false }
        await publishEvent(tx, 'filing.accepted', what)
        throw new Error('the cause fails')
      }),
    ).rejects.toThrow('the cause fails')
    await publish()
    expect(await deliverWebhooks()).toBe(1)
    const [post] = posts
    const seconds = String(post?.headers['x-shanyu-timestamp'])
    const expected = createHmac('sha256', signingKey).update(`${seconds}.${post?.body}`).digest('hex')
    expect(post?.headers['x-shanyu-signature']).toBe(expected)
    expect(JSON.parse(post?.body ?? '')).toMatchObject({
      event: 'filing.accepted',
      data: { receiptNumber: '沪奉托备 1' },
    })
    expect(await listWebhookDeliveries(secadmin)).toMatchObject([{ state: 'delivered', attempts: 1 }])
  })

  it('fit the area, the kind and the world', async () => {
    await add({ region: TOWNSHIPS[1] })
    await add({ events: ['certificate.revoked'] })
    await publish()
    await add()
    await publish({ isDemo: true })
    expect(await db.webhookDelivery.count()).toBe(0)
    await publish()
    expect(await db.webhookDelivery.count()).toBe(1)
  })

  it('wait while the address is switched off', async () => {
    const { id } = await add()
    await publish()
    await switchWebhook(secadmin, { id, isEnabled: false, version: 1 })
    await expect(switchWebhook(secadmin, { id, isEnabled: true, version: 1 })).rejects.toMatchObject({
      code: 'conflict',
    })
    expect(await deliverWebhooks()).toBe(0)
    await switchWebhook(secadmin, { id, isEnabled: true, version: 2 })
    expect(await deliverWebhooks()).toBe(1)
  })

  it.each([503, 302, 404])('are tried again after %i; no redirect is followed', async (code) => {
    await add()
    await publish()
    status = code
    await deliverWebhooks()
    const row = await db.webhookDelivery.findFirstOrThrow()
    expect(row).toMatchObject({ attempts: 1, deliveredAt: null, failedAt: null })
    expect(row.availableAt.getTime()).toBeGreaterThan(Date.now() + 30_000)
    expect(posts).toHaveLength(1)
  })

  it('are given up when refused, and sent once more by hand', async () => {
    await add()
    await publish()
    status = 422
    await deliverWebhooks()
    const { id, failedAt } = await db.webhookDelivery.findFirstOrThrow()
    expect(failedAt).not.toBeNull()
    status = 200
    await resendWebhookDelivery(secadmin, { id })
    await expect(resendWebhookDelivery(secadmin, { id })).rejects.toMatchObject({ code: 'conflict' })
    await deliverWebhooks()
    expect((await db.webhookDelivery.findFirstOrThrow()).deliveredAt).not.toBeNull()
  })

  it('are sent once by many processes at once', async () => {
    const { id } = await add()
    for (let count = 0; count < 30; count += 1) await pingWebhook(secadmin, { id })
    const tries = await Promise.all(Array.from({ length: 5 }, () => deliverWebhooks()))
    expect(tries.reduce((sum, one) => sum + one, 0)).toBe(30)
    expect(new Set(posts.map((post) => post.headers['idempotency-key'])).size).toBe(30)
    expect(posts).toHaveLength(30)
  })
})
