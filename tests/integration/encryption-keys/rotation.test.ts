import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { publicActor, systemActor } from '@/lib/core/actor'
import { lookupHash, seal, unseal } from '@/lib/core/crypto'
import { db, transaction } from '@/lib/core/db'
import { env } from '@/lib/core/env'
import { keyOfVersion, sealingKey, warmKeyring } from '@/lib/core/keyring'
import { rotateKeys } from '@/lib/encryption-keys/commands'
import { SEALED_COLUMNS } from '@/lib/encryption-keys/sealed-columns'
import { useTestDatabase } from '../../support/database'

useTestDatabase()
const system = systemActor('test')
const rotate = () => rotateKeys(system, { graceSeconds: 0 })

const makePerson = (sealed: string, number: string) =>
  db.staffPerson.create({
    data: { name: '测试', identitySealed: sealed, identityHash: lookupHash(number), identityMasked: '***' },
    select: { id: true },
  })
const sealOf = async (id: string) =>
  (await db.staffPerson.findUniqueOrThrow({ where: { id }, select: { identitySealed: true } })).identitySealed

beforeEach(async () => {
  await db.staffPerson.deleteMany()
  await warmKeyring()
})

describe('rotateKeys', () => {
  it('is for the system alone', async () => {
    await expect(rotateKeys(publicActor)).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('seals under a key of the next version, also what was sealed before there were versions', async () => {
    const { sealUnder } = await import('@/lib/core/cipher')
    const old = await makePerson(sealUnder(await keyOfVersion(1), '身份甲'), randomUUID())
    const recent = await makePerson(await seal('身份乙'), randomUUID())
    const before = await sealingKey()
    const { version, renewed, damaged } = await rotate()
    expect(version).toBe(before.version + 1)
    expect(renewed['staff_people.identity_sealed']).toBe(2)
    expect(damaged).toEqual({})
    for (const [id, text] of [
      [old.id, '身份甲'],
      [recent.id, '身份乙'],
    ] as const) {
      expect(await sealOf(id)).toMatch(new RegExp(`^v${version}\\.`))
      expect(await unseal(await sealOf(id))).toBe(text)
    }
    expect(await seal('新的')).toMatch(new RegExp(`^v${version}\\.`))
    const rows = await db.encryptionKey.findMany({ where: { retiredAt: null } })
    expect(rows.map((row) => row.version)).toEqual([version])
    const line = await db.auditEvent.findFirst({
      where: { action: 'encryption.rotate' },
      orderBy: { id: 'desc' },
    })
    expect(line?.subjectId).toBe(String(version))
  })

  it('keeps what somebody wrote in between', async () => {
    const person = await makePerson(await seal('旧号码'), randomUUID())
    const written = await seal('新号码')
    // The row is locked while the rotation reads its old value; the write is committed before the exchange.
    let rotation: Promise<unknown> = Promise.resolve()
    await transaction(async (tx) => {
      await tx.staffPerson.update({ where: { id: person.id }, data: { identitySealed: written } })
      rotation = rotate()
      await vi.waitFor(async () => {
        const [row] = await db.$queryRaw<{ waiting: number }[]>`
          select count(*)::int as waiting from pg_locks where not granted`
        expect(row?.waiting).toBeGreaterThan(0)
      })
    })
    await rotation
    expect(await unseal(await sealOf(person.id))).toBe('新号码')
  })

  it('renews kept files of staff, and seals anywhere in answers', async () => {
    const { id } = await db.importRun.create({
      data: {
        ...{ kind: 'staff', fileName: 'a.csv', sha256: 'x', created: 0, updated: 0, unchanged: 0 },
        actorName: '测试',
        content: Buffer.from(await seal('名单')),
      },
      select: { id: true },
    })
    const { version, renewed } = await rotate()
    const { content } = await db.importRun.findUniqueOrThrow({ where: { id }, select: { content: true } })
    const kept = Buffer.from(content ?? []).toString()
    expect(kept).toMatch(new RegExp(`^v${version}\\.`))
    expect(await unseal(kept)).toBe('名单')
    expect(renewed['import_runs.content']).toBe(1)
    const { renewSeals } = await import('@/lib/encryption-keys/sealed-columns')
    const answers = { head_identity: { sealed: 'old', masked: '1***' }, list: [{ sealed: 'old' }, 'old'] }
    expect(await renewSeals(answers, async () => 'new')).toEqual({
      head_identity: { sealed: 'new', masked: '1***' },
      list: [{ sealed: 'new' }, 'old'],
    })
  })

  it('says what no key opens and goes on', async () => {
    await makePerson('v1.AAAA.AAAA.AAAA', randomUUID())
    const good = await makePerson(await seal('好的'), randomUUID())
    const { damaged, renewed } = await rotate()
    expect(damaged).toEqual({ 'staff_people.identity_sealed': 1 })
    expect(renewed['staff_people.identity_sealed']).toBe(1)
    expect(await unseal(await sealOf(good.id))).toBe('好的')
  })

  it('goes over to SM4 and back by the setting', async () => {
    const person = await makePerson(await seal('国密'), randomUUID())
    env.PORTAL_CIPHER = 'sm4'
    await rotate()
    expect((await sealingKey()).cipher).toBe('sm4')
    expect(await unseal(await sealOf(person.id))).toBe('国密')
    env.PORTAL_CIPHER = 'aes-256-gcm'
    await rotate()
    expect((await sealingKey()).cipher).toBe('aes-256-gcm')
    expect(await unseal(await sealOf(person.id))).toBe('国密')
  })

  it('stores no key in the clear, and no two rotations make the same version', async () => {
    const results = await Promise.all([rotate(), rotate()])
    expect(new Set(results.map((one) => one.version)).size).toBeLessThanOrEqual(2)
    for (const { wrapped, version } of await db.encryptionKey.findMany()) {
      const { key } = await keyOfVersion(version)
      expect(wrapped).not.toContain(key.toString('base64url'))
    }
  })
})

it('every sealed column is on the list', async () => {
  const rows = await db.$queryRaw<{ table: string; column: string }[]>`
    select table_name as "table", column_name as "column" from information_schema.columns
    where table_schema = 'public' and column_name like '%\\_sealed'`
  const names = (list: readonly { table: string; column: string }[]) =>
    list.map(({ table, column }) => `${table}.${column}`).sort()
  expect(names(rows)).toEqual(names(SEALED_COLUMNS))
})
