import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { db, transaction } from '@/lib/core/db'
import { env } from '@/lib/core/env'
import { publicKeys, verifyText } from '@/lib/core/signing'
import { claimExchange, exchangeDue, queueExchange } from '@/lib/national-exchange/commands'
import { useTestDatabase } from '@/tests/support/database'
import { sendJson } from '@/tests/support/web-server'
import { makeWorld, payloadOf, queueFor, type World } from './exchange-world'
import { startNationalSystem } from './national-system'

useTestDatabase()

let world: World
let national: Awaited<ReturnType<typeof startNationalSystem>>

beforeAll(async () => {
  env.PORTAL_DATA_DIR = mkdtempSync(path.join(tmpdir(), 'exchange-'))
  world = await makeWorld(6)
  national = await startNationalSystem()
})
afterAll(async () => {
  await national.close()
  rmSync(env.PORTAL_DATA_DIR, { recursive: true })
})
beforeEach(async () => {
  national.reset()
  env.PORTAL_EXCHANGE_URL = national.url
  await db.exchangeMessage.deleteMany()
})

const facility = (index: number) => world.facilities[index] ?? Promise.reject(new Error('no such facility'))
const letTimePass = () =>
  db.exchangeMessage.updateMany({ where: { state: 'pending' }, data: { availableAt: new Date(0) } })

const PATIENCE_MS = 500

/** Rounds of time passing and two workers running, until nothing waits; the number of rounds is bounded. */
async function untilQuiet(rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    await Promise.all([exchangeDue(PATIENCE_MS), exchangeDue(PATIENCE_MS)])
    if ((await db.exchangeMessage.count({ where: { state: 'pending' } })) === 0) return
    await letTimePass()
  }
}

test('a server that fails half of the time in six ways gets everything, once, in order for each facility', async () => {
  const kinds = ['accepted', 'changed', 'changed', 'cancelled'] as const
  const expected = new Map<string, string[]>()
  for (const kind of kinds) {
    for (const one of world.facilities) {
      const id = await queueFor(one, kind)
      expected.set(one.name, [...(expected.get(one.name) ?? []), id])
    }
  }
  let call = 0
  national.misbehave = (_arrival, response) => {
    call += 1
    if (call % 8 === 1) sendJson(response, 500, { message: '内部错误' })
    else if (call % 8 === 3) response.destroy()
    else if (call % 16 === 7)
      return true // never answers
    else if (call % 8 === 5) response.writeHead(200).end('<html>维护中</html>')
    else return false
    return true
  }
  let stored = 0
  national.afterStoring = ({ isRepeat }, response) => {
    if (isRepeat) return false
    stored += 1
    // Stored, but the answer is lost: the next try is a duplicate.
    if (stored % 5 === 1) response.destroy()
    else if (stored % 5 === 3) sendJson(response, 503, {})
    else return false
    return true
  }
  await untilQuiet(60)
  const rows = await db.exchangeMessage.findMany({ orderBy: { sequence: 'asc' } })
  expect(rows.map(({ state }) => state)).toEqual(rows.map(() => 'acknowledged'))
  expect(rows).toHaveLength(24)
  expect(national.stored).toHaveLength(24)
  for (const [name, ids] of expected) {
    expect(national.stored.filter((sent) => sent.institution_name === name).map(({ id }) => id)).toEqual(ids)
    const tried = national.arrivals
      .filter(({ sent }) => sent.institution_name === name)
      .map(({ sent }) => sent.sequence)
    expect(tried).toEqual([...tried].sort((a, b) => a - b))
  }
  expect(national.arrivals.filter(({ isRepeat }) => isRepeat).length).toBeGreaterThan(0)
  expect(national.arrivals.length).toBeGreaterThan(36)
})

test('what is sent is signed over its canonical text and carries our id', async () => {
  const id = await queueFor(await facility(0), 'accepted')
  await exchangeDue()
  const [arrival] = national.arrivals
  const headers = arrival?.post.headers ?? {}
  const [key] = publicKeys()
  expect(headers['x-shanyu-key-id']).toBe(key?.keyId)
  const by = {
    algorithm: String(headers['x-shanyu-algorithm']),
    publicKey: key?.publicKey ?? '',
    signature: String(headers['x-shanyu-signature']),
  }
  expect(verifyText(arrival?.post.body ?? '', by)).toBe(true)
  expect(verifyText(`${arrival?.post.body} `, by)).toBe(false)
  expect(headers['idempotency-key']).toBe(id)
  expect(arrival?.sent).toMatchObject({
    id,
    kind: 'accepted',
    institution_name: '第0托育园',
    zoning_code: '310120101',
  })
})

test('a worker that dies between claim and send loses nothing', async () => {
  const id = await queueFor(await facility(0), 'accepted')
  expect((await claimExchange()).map((claimed) => claimed.id)).toEqual([id])
  expect(await exchangeDue()).toBe(0)
  await letTimePass()
  await exchangeDue()
  expect(national.stored.map((sent) => sent.id)).toEqual([id])
})

test('what another process is claiming at this moment is passed over without waiting', async () => {
  const first = await queueFor(await facility(0), 'accepted')
  const second = await queueFor(await facility(1), 'accepted')
  const claimed = await transaction(async (tx) => {
    await tx.$queryRaw`select 1 from exchange_messages where id = ${first}::uuid for update`
    return Promise.race([claimExchange(), new Promise<null>((resolve) => setTimeout(resolve, 3_000, null))])
  })
  expect(claimed?.map(({ id }) => id)).toEqual([second])
})

test('many workers at once send each message once', async () => {
  for (const one of world.facilities)
    for (const kind of ['accepted', 'changed'] as const) await queueFor(one, kind)
  await Promise.all([1, 2, 3, 4].map(() => exchangeDue()))
  await exchangeDue()
  expect(national.arrivals).toHaveLength(12)
  expect(national.stored).toHaveLength(12)
})

test('a transaction that began earlier but commits later takes the later number', async () => {
  const one = await facility(0)
  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  let isHolding: () => void = () => undefined
  const holding = new Promise<void>((resolve) => {
    isHolding = resolve
  })
  const slow = transaction(async (tx) => {
    await tx.$queryRaw`select 1 from facilities where id = ${one.id}::uuid for update`
    isHolding()
    await held
    await queueExchange(tx, { ...contentOf(one), kind: 'accepted' })
  })
  await holding
  const fast = queueFor(one, 'changed')
  // Time enough for the second to get past the first, if nothing held it.
  await Promise.race([fast, new Promise((resolve) => setTimeout(resolve, 300))])
  release()
  await Promise.all([slow, fast])
  const rows = await db.exchangeMessage.findMany({ orderBy: { sequence: 'asc' } })
  expect(rows.map(({ kind }) => kind)).toEqual(['accepted', 'changed'])
})

const contentOf = (one: World['facilities'][number]) => ({
  caseId: one.caseId,
  receiptId: null,
  facilityId: one.id,
  countyCode: '310120',
  payload: payloadOf(one.name, one.regionCode),
  isDemo: false,
})

test('demo messages are never sent and hold nobody up; without an address nothing is tried', async () => {
  const one = await facility(0)
  await queueFor(one, 'accepted', { isDemo: true })
  const id = await queueFor(one, 'changed')
  env.PORTAL_EXCHANGE_URL = undefined
  expect(await exchangeDue()).toBe(0)
  env.PORTAL_EXCHANGE_URL = national.url
  await exchangeDue()
  expect(national.arrivals.map(({ sent }) => sent.id)).toEqual([id])
  expect(await db.exchangeMessage.findMany({ where: { isDemo: true } })).toMatchObject([{ attempts: 0 }])
})
