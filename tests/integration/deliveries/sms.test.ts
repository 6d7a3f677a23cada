import { createHmac } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { db, transaction } from '@/lib/core/db'
import { env } from '@/lib/core/env'
import { deliverDue } from '@/lib/deliveries/commands'
import { enqueueMessage } from '@/lib/notices/commands'
import { useTestDatabase } from '@/tests/support/database'
import { type Post, sendJson, startWebServer } from '@/tests/support/web-server'

useTestDatabase()

const SECRET = 'sms-test-secret-0123456789'
let server: Awaited<ReturnType<typeof startWebServer>>
let answer: (response: ServerResponse) => void
const posts: Post[] = []

beforeAll(async () => {
  server = await startWebServer((post, response) => {
    posts.push(post)
    answer(response)
  })
})
afterAll(() => server.close())
beforeEach(async () => {
  posts.length = 0
  answer = (response) => sendJson(response, 200, { ok: true })
  await db.outboxMessage.deleteMany()
  Object.assign(env, { PORTAL_SMS_URL: server.url, PORTAL_SMS_SECRET: SECRET })
})

const queue = (address: string) =>
  transaction((tx) =>
    enqueueMessage(tx, { channel: 'sms', address, title: '验证码', text: '您的验证码是 551166' }),
  )
const letTimePass = () =>
  db.outboxMessage.updateMany({ where: { sentAt: null }, data: { availableAt: new Date(0) } })
const only = () => db.outboxMessage.findFirstOrThrow()

test('is signed over time and body; the gateway can tell it is ours and fresh', async () => {
  await queue('13812345678')
  await deliverDue()
  const [post] = posts
  const stamp = String(post?.headers['x-shanyu-timestamp'])
  expect(post?.headers['x-shanyu-signature']).toBe(
    createHmac('sha256', SECRET).update(`${stamp}.${post?.body}`).digest('hex'),
  )
  expect(Math.abs(Number(stamp) - Date.now() / 1000)).toBeLessThan(60)
  const { id } = await only()
  expect(JSON.parse(post?.body ?? '')).toEqual({ id, to: '13812345678', text: '验证码：您的验证码是 551166' })
  expect(post?.headers['idempotency-key']).toBe(id)
  expect((await only()).payload).toEqual({ maskedAddress: '138****5678' })
})

test.each([
  ['an error of the gateway', (response: ServerResponse) => sendJson(response, 503, {}), 'status_503'],
  ['a dropped connection', (response: ServerResponse) => void response.destroy(), 'unreachable'],
  ['a wrong key', (response: ServerResponse) => sendJson(response, 401, {}), 'status_401'],
  ['too many', (response: ServerResponse) => sendJson(response, 429, {}), 'status_429'],
  [
    'a redirect, which is not followed',
    (response: ServerResponse) => void response.writeHead(302, { location: server.url }).end(),
    'redirect',
  ],
])('after %s it is tried again with the same id, and arrives', async (_name, refuse, code) => {
  answer = refuse
  await queue('13812345678')
  await deliverDue()
  expect(posts).toHaveLength(1)
  expect(await only()).toMatchObject({ lastError: code, failedAt: null, sentAt: null })
  answer = (response) => sendJson(response, 200, {})
  await letTimePass()
  await deliverDue()
  expect((await only()).sentAt).not.toBeNull()
  expect(posts[1]?.headers['idempotency-key']).toBe(posts[0]?.headers['idempotency-key'])
})

test('a number the gateway refuses, and one that is none, are given up', async () => {
  answer = (response) => sendJson(response, 422, {})
  await queue('13812345678')
  await queue('138-1234; drop')
  await deliverDue()
  expect(posts).toHaveLength(1)
  const errors = await db.outboxMessage.findMany({
    where: { failedAt: { not: null } },
    orderBy: { id: 'asc' },
  })
  expect(errors.map(({ lastError }) => lastError)).toEqual(['status_422', 'bad_address'])
})

test('what the gateway says beside its status is not read', async () => {
  answer = (response) => void response.writeHead(200).end('x'.repeat(5_000_000))
  await queue('13812345678')
  await deliverDue()
  expect((await only()).sentAt).not.toBeNull()
})
