import { NextRequest } from 'next/server'
import { beforeAll, describe, expect, it } from 'vitest'
import { POST } from '@/app/api/v1/certificate-checks/route'
import { actorOfKey, createApiKey, revokeApiKey, rotateApiKey } from '@/lib/api-keys/commands'
import { listApiKeys } from '@/lib/api-keys/queries'
import type { Actor } from '@/lib/core/actor'
import { now, todayInShanghai } from '@/lib/core/clock'
import { lookupHash, seal } from '@/lib/core/crypto'
import { db } from '@/lib/core/db'
import { addDays, toDateColumn } from '@/lib/format/date'
import { AccountRole } from '@/prisma/generated/enums'
import { useTestDatabase } from '@/tests/support/database'
import { FENGXIAN, makeDivisions, TOWNSHIPS } from '@/tests/support/small-world'
import { makePerson } from '../operators/operator-world'

useTestDatabase()
let secadmin: Actor
const input = (change: object = {}) => ({
  name: '证书比对',
  partner: '区人社局',
  scopes: ['certificates:check' as const],
  region: null,
  creditCode: null,
  expiresOn: addDays(todayInShanghai(), 30),
  ...change,
})

beforeAll(async () => {
  await makeDivisions()
  secadmin = await makePerson('secadmin', { regionCode: null })
})

describe('managing keys', () => {
  it('is the security administrator’s alone', async () => {
    const others = Object.values(AccountRole).filter((role) => role !== 'secadmin' && role !== 'staff')
    const { id } = await createApiKey(secadmin, input())
    for (const role of others) {
      const actor = await makePerson(role)
      await expect(createApiKey(actor, input())).rejects.toMatchObject({ code: 'forbidden' })
      await expect(rotateApiKey(actor, { id })).rejects.toMatchObject({ code: 'forbidden' })
      await expect(revokeApiKey(actor, { id, reason: '试试' })).rejects.toMatchObject({ code: 'forbidden' })
      await expect(listApiKeys(actor)).rejects.toMatchObject({ code: 'not_found' })
    }
  })

  it('keeps only a hash, and shows nothing of the secret afterwards', async () => {
    const { id, key } = await createApiKey(secadmin, input())
    const secret = key.split('_').slice(2).join('_')
    expect(JSON.stringify(await db.apiKey.findUniqueOrThrow({ where: { id } }))).not.toContain(secret)
    expect(JSON.stringify(await listApiKeys(secadmin))).not.toContain(secret)
    const lines = await db.auditEvent.findMany({ where: { subjectType: 'api_key', subjectId: id } })
    expect(lines).toHaveLength(1)
    expect(JSON.stringify(lines[0]?.after)).not.toContain(secret)
  })

  it.each([
    ['expiresOn', { expiresOn: todayInShanghai() }],
    ['expiresOn', { expiresOn: addDays(todayInShanghai(), 366) }],
    ['region', { region: '不存在的地方' }],
    ['creditCode', { scopes: ['class_months:write'] }],
    ['creditCode', { scopes: ['class_months:write'], creditCode: '91310000MA00000000' }],
  ])('refuses a wrong %s', async (field, change) => {
    await expect(createApiKey(secadmin, input(change))).rejects.toMatchObject({
      code: 'invalid',
      fields: { [field]: [expect.any(String)] },
    })
  })

  it('replaces a key once, with both working for a week', async () => {
    const old = await createApiKey(secadmin, input())
    const results = await Promise.allSettled([
      rotateApiKey(secadmin, { id: old.id }),
      rotateApiKey(secadmin, { id: old.id }),
    ])
    const made = results.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    expect(made).toHaveLength(1)
    for (const key of [old.key, made[0]?.key])
      expect((await actorOfKey(`Bearer ${key}`, 'certificates:check', null)).keyId).toBeTruthy()
    const { expiresAt } = await db.apiKey.findUniqueOrThrow({ where: { id: old.id } })
    expect(expiresAt.getTime()).toBeLessThanOrEqual(now().getTime() + 7 * 86_400_000)
  })
})

describe('using a key', () => {
  const wrong = { code: 'unauthenticated' }

  it('refuses a missing, a changed, an expired and a revoked key in the same words', async () => {
    const { id, key } = await createApiKey(secadmin, input())
    const last = key.at(-1) === 'A' ? 'B' : 'A'
    for (const header of [null, '', 'Bearer x', `Bearer ${key.slice(0, -1)}${last}`, `Basic ${key}`])
      await expect(actorOfKey(header, 'certificates:check', null)).rejects.toMatchObject(wrong)
    await db.apiKey.update({ where: { id }, data: { expiresAt: now() } })
    await expect(actorOfKey(`Bearer ${key}`, 'certificates:check', null)).rejects.toMatchObject(wrong)
    const other = await createApiKey(secadmin, input())
    await revokeApiKey(secadmin, { id: other.id, reason: '泄露' })
    await expect(actorOfKey(`Bearer ${other.key}`, 'certificates:check', null)).rejects.toMatchObject(wrong)
    await expect(revokeApiKey(secadmin, { id: other.id, reason: '再来' })).rejects.toMatchObject({
      code: 'conflict',
    })
  })

  it('opens only its scope and gives no account’s powers', async () => {
    const { key } = await createApiKey(secadmin, input())
    await expect(actorOfKey(`Bearer ${key}`, 'class_months:write', null)).rejects.toMatchObject({
      code: 'forbidden',
    })
    const { actor } = await actorOfKey(`Bearer ${key}`, 'certificates:check', null)
    expect([...actor.permissions]).toEqual([])
    expect(actor.accountId).toBeNull()
  })

  it('notes when it was last used', async () => {
    const { id, key } = await createApiKey(secadmin, input())
    await actorOfKey(`Bearer ${key}`, 'certificates:check', null)
    expect((await db.apiKey.findUniqueOrThrow({ where: { id } })).lastUsedAt).not.toBeNull()
  })
})

describe('POST /api/v1/certificate-checks', () => {
  const ask = (key: string | null, body: string) =>
    POST(
      new NextRequest('http://portal.test/api/v1/certificate-checks', {
        method: 'POST',
        body,
        headers: { 'x-request-id': 'r1', ...(key && { authorization: `Bearer ${key}` }) },
      }),
    )
  const question = (change: object = {}) =>
    JSON.stringify({ type: 'childcare_worker', name: '张三', number: 'abc-123', ...change })

  beforeAll(async () => {
    const person = await db.staffPerson.create({
      data: {
        name: '张三',
        identitySealed: await seal('x'),
        identityHash: lookupHash('zhang'),
        identityMasked: '***',
      },
    })
    await db.staffCertificate.create({
      data: {
        personId: person.id,
        type: 'childcare_worker',
        level: 3,
        number: 'ABC123',
        numberKey: 'ABC123',
        issuerName: '某鉴定所',
        issuedOn: toDateColumn('2024-05-01'),
        state: 'verified',
        countyCode: FENGXIAN,
        submittedByName: '甲',
        decidedByName: '乙',
        decidedAt: now(),
      },
    })
  })

  it('finds no paper without a number by the name alone', async () => {
    const { key } = await createApiKey(secadmin, input())
    const { personId } = await db.staffCertificate.findFirstOrThrow({ where: { numberKey: 'ABC123' } })
    await db.staffCertificate.create({
      data: {
        ...{
          personId,
          type: 'health_certificate',
          number: '',
          numberKey: '',
          issuerName: '某医院',
          state: 'verified',
        },
        ...{ countyCode: FENGXIAN, submittedByName: '甲', decidedByName: '乙', decidedAt: now() },
      },
    })
    for (const number of ['-', '— －'])
      expect(await (await ask(key, question({ type: 'health_certificate', number }))).json()).toMatchObject({
        result: 'not_found',
      })
  })

  it('answers who has both name and number, in the key’s area', async () => {
    const { key } = await createApiKey(secadmin, input({ region: FENGXIAN }))
    const answer = await ask(key, question())
    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual({
      result: 'valid',
      level: 3,
      issuer: '某鉴定所',
      issuedOn: '2024-05-01',
      validUntil: null,
    })
    for (const change of [{ name: '李四' }, { number: 'ABC124' }, { type: 'teacher' }])
      expect(await (await ask(key, question(change))).json()).toMatchObject({ result: 'not_found' })
    const elsewhere = await createApiKey(secadmin, input({ region: TOWNSHIPS[1] }))
    expect(await (await ask(elsewhere.key, question())).json()).toMatchObject({ result: 'not_found' })
  })

  it.each([
    [401, null, question()],
    [400, 'key', '{"type":'],
    [422, 'key', '{}'],
    [422, 'key', '[]'],
    [413, 'key', JSON.stringify({ name: 'x'.repeat(70_000) })],
  ])('answers %i', async (status, key, body) => {
    const made = key && (await createApiKey(secadmin, input())).key
    const answer = await ask(made, body)
    expect(answer.status).toBe(status)
    expect(await answer.json()).toMatchObject({ error: { requestId: 'r1' } })
  })
})
