import { mkdtempSync, rmSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/lib/core/db'
import { env } from '@/lib/core/env'
import { exchangeDue, resendExchange } from '@/lib/national-exchange/commands'
import { countExchange, listExchange } from '@/lib/national-exchange/queries'
import { useTestDatabase } from '@/tests/support/database'
import { actorAs } from '@/tests/support/small-world'
import { sendJson } from '@/tests/support/web-server'
import { makeWorld, queueFor, type World } from './exchange-world'
import { startNationalSystem } from './national-system'

useTestDatabase()

let world: World
let national: Awaited<ReturnType<typeof startNationalSystem>>
const reviewer = actorAs('reviewer', 'fengxian')
const planner = actorAs('planner', 'fengxian')

beforeAll(async () => {
  env.PORTAL_DATA_DIR = mkdtempSync(path.join(tmpdir(), 'exchange-'))
  world = await makeWorld(2)
  national = await startNationalSystem()
  env.PORTAL_EXCHANGE_URL = national.url
})
afterAll(async () => {
  await national.close()
  rmSync(env.PORTAL_DATA_DIR, { recursive: true })
})
beforeEach(async () => {
  national.reset()
  await db.exchangeMessage.deleteMany()
})

const here = () => world.facilities[0] ?? Promise.reject(new Error('no facility'))
const rowOf = (id: string) => db.exchangeMessage.findUniqueOrThrow({ where: { id } })
const letTimePass = () =>
  db.exchangeMessage.updateMany({ where: { state: 'pending' }, data: { availableAt: new Date(0) } })

describe('answers', () => {
  test.each([
    ['408', (response: ServerResponse) => sendJson(response, 408, {}), 'status_408'],
    ['409 without acknowledgement', (response: ServerResponse) => sendJson(response, 409, {}), 'status_409'],
    ['425', (response: ServerResponse) => sendJson(response, 425, {}), 'status_425'],
    ['429', (response: ServerResponse) => sendJson(response, 429, {}), 'status_429'],
    ['502', (response: ServerResponse) => sendJson(response, 502, {}), 'status_502'],
    ['an empty success', (response: ServerResponse) => void response.writeHead(204).end(), 'unreadable'],
    [
      'the acknowledgement of another message',
      (response: ServerResponse) => sendJson(response, 200, { id: 'other', received: {} }),
      'unreadable',
    ],
    [
      'a redirect, which is not followed',
      (response: ServerResponse) => void response.writeHead(307, { location: national.url }).end(),
      'redirect',
    ],
    [
      'an answer without end',
      (response: ServerResponse) => void response.writeHead(200).end('{"id":"'.padEnd(1_000_000, 'x')),
      'too_large',
    ],
    ['a dropped connection', (response: ServerResponse) => void response.destroy(), 'unreachable'],
  ])('after %s it is tried again a minute later', async (_name, answer, code) => {
    const id = await queueFor(await here(), 'accepted')
    national.misbehave = (_arrival, response) => {
      answer(response)
      return true
    }
    await exchangeDue()
    expect(national.arrivals).toHaveLength(1)
    const row = await rowOf(id)
    expect(row).toMatchObject({ state: 'pending', lastError: code, attempts: 1 })
    expect(row.availableAt.getTime()).toBeGreaterThan(Date.now() + 40_000)
    national.reset()
    await letTimePass()
    await exchangeDue()
    expect(await rowOf(id)).toMatchObject({ state: 'acknowledged', lastError: null })
  })

  test.each([400, 404, 422])(
    '%i is a refusal, with the reason; the facility’s later messages wait',
    async (status) => {
      const id = await queueFor(await here(), 'accepted')
      const next = await queueFor(await here(), 'changed')
      national.misbehave = (_arrival, response) => {
        sendJson(response, status, { reason: '信用代码\n不存在' })
        return true
      }
      await exchangeDue()
      await letTimePass()
      await exchangeDue()
      expect(national.arrivals).toHaveLength(1)
      expect(await rowOf(id)).toMatchObject({
        state: 'failed',
        lastError: `status_${status}: 信用代码 不存在`,
      })
      const { items } = await listExchange(reviewer, { page: 1 })
      expect(items).toMatchObject([
        { id: next, isBlocked: true, canResend: false },
        { id, errorCode: `status_${status}`, errorReason: '信用代码 不存在', canResend: true },
      ])
      national.reset()
      await resendExchange(reviewer, { messageId: id })
      await exchangeDue()
      expect(national.stored.map((sent) => sent.id)).toEqual([id, next])
    },
  )

  test('409 with an acknowledgement is one', async () => {
    const id = await queueFor(await here(), 'accepted')
    national.misbehave = ({ sent }, response) => {
      sendJson(response, 409, { id: sent.id, received: sent })
      return true
    }
    await exchangeDue()
    expect(await rowOf(id)).toMatchObject({ state: 'acknowledged' })
  })

  test('what is stored otherwise is listed, and later messages go on', async () => {
    const id = await queueFor(await here(), 'accepted')
    const next = await queueFor(await here(), 'changed')
    national.echo = ({ address: _left, ...sent }) =>
      sent.id === id ? { ...sent, institution_name: '第O托育园' } : { ...sent, address: '南桥路1号' }
    await exchangeDue()
    const [newer, older] = (await listExchange(reviewer, { page: 1 })).items
    expect(newer).toMatchObject({ id: next, state: 'acknowledged', differences: [] })
    expect(older).toMatchObject({ id, state: 'differs', canResend: false })
    expect(older?.differences).toEqual([
      { field: 'institution_name', sent: '第0托育园', received: '第O托育园' },
      { field: 'address', sent: '南桥路1号', received: null },
    ])
    // The later one has been stored: the older state must not overwrite it.
    await expect(resendExchange(reviewer, { messageId: id })).rejects.toMatchObject({ code: 'conflict' })
  })
})

describe('who does what', () => {
  test('reviewer and planner of the area see it, the reviewer sends again, once', async () => {
    const id = await queueFor(await here(), 'accepted')
    national.echo = (sent) => ({ ...sent, address: '别处' })
    await exchangeDue()
    expect((await listExchange(planner, { page: 1 })).items).toMatchObject([{ id, canResend: false }])
    await expect(resendExchange(planner, { messageId: id })).rejects.toMatchObject({ code: 'forbidden' })
    const results = await Promise.allSettled([1, 2].map(() => resendExchange(reviewer, { messageId: id })))
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await db.auditEvent.count({ where: { action: 'exchange.resend', subjectId: id } })).toBe(1)
    national.reset()
    await exchangeDue()
    expect(await rowOf(id)).toMatchObject({ state: 'acknowledged', differences: [] })
  })

  test('an area sees its own: 奉贤 not 五华, 云南 not 奉贤; the rest of the world nothing', async () => {
    const [mine, other] = world.facilities
    if (!mine || !other) throw new Error('no facilities')
    const id = await queueFor(mine, 'accepted')
    const elsewhere = await queueFor(other, 'accepted')
    await queueFor(mine, 'accepted', { isDemo: true })
    expect((await listExchange(reviewer, { page: 1 })).total).toBe(2)
    expect((await listExchange(reviewer, { page: 1, state: 'pending' })).items.map((row) => row.id)).toEqual([
      id,
    ])
    expect(await countExchange(reviewer)).toEqual({
      pending: 1,
      acknowledged: 0,
      differs: 0,
      failed: 0,
      demo: 1,
    })
    expect(
      (await listExchange(actorAs('planner', 'yunnan'), { page: 1 })).items.map((row) => row.id),
    ).toEqual([elsewhere])
    await expect(resendExchange(reviewer, { messageId: elsewhere })).rejects.toMatchObject({
      code: 'not_found',
    })
    for (const role of ['operator', 'department', 'township', 'sysadmin', 'auditor', 'public'] as const) {
      const actor = actorAs(role, 'fengxian')
      expect((await listExchange(actor, { page: 1 })).total).toBe(0)
      await expect(resendExchange(actor, { messageId: id })).rejects.toMatchObject({ code: 'not_found' })
    }
  })
})
