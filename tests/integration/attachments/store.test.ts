import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  dropBytes,
  openAttachment,
  removeAttachment,
  removeDemoAttachments,
} from '@/lib/attachments/commands'
import { filesOfCase, listAttachments, listPastAttachments } from '@/lib/attachments/queries'
import { db, transaction } from '@/lib/core/db'
import { env } from '@/lib/core/env'
import { localStorage, newStorageKey } from '@/lib/core/storage'
import { useTestDatabase } from '@/tests/support/database'
import { htmlBytes, jpegBytes, pdfBytes, pngBytes, zipBytes } from '@/tests/support/file-bytes'
import { makeCase, makeFilesWorld, makePerson, slotOf, store, useOwnDataFolder } from './attachment-world'

useTestDatabase()
const folder = useOwnDataFolder()
let world: Awaited<ReturnType<typeof makeFilesWorld>>
beforeAll(async () => {
  world = await makeFilesWorld()
})

const bytesOf = async (body: ReadableStream) => Buffer.from(await new Response(body).arrayBuffer())
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const stored = () =>
  readdirSync(path.join(folder, 'files'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.includes('/'),
  ).length
const lines = (subjectId: string) =>
  db.auditEvent.findMany({
    where: { subjectId },
    orderBy: { at: 'asc' },
    select: { action: true, after: true },
  })

describe('a file is kept as it came', () => {
  it('with its hash, its true type and a safe name, under a key nobody chose', async () => {
    const caseId = await makeCase(world.operatorId)
    const bytes = pdfBytes('合同')
    const { id } = await store(world.operator, 'premises', { caseId }, bytes, '../租赁合同\u202e.html')
    const [file] = await listAttachments(world.operator, { caseId })
    expect(file).toMatchObject({
      id,
      material: 'premises',
      staffPersonId: null,
      fileName: '租赁合同.html.pdf',
      mediaType: 'application/pdf',
      sizeBytes: bytes.length,
      sha256: hashOf(bytes),
      scan: 'not_scanned',
      uploadedByName: world.operator.name,
    })
    const { storageKey } = await db.attachment.findUniqueOrThrow({ where: { id } })
    expect(storageKey).toMatch(/^[0-9a-f]{32}$/)
    expect(readFileSync(path.join(folder, 'files', storageKey.slice(0, 2), storageKey)).equals(bytes)).toBe(
      true,
    )
    const opened = await openAttachment(world.operator, id)
    expect((await bytesOf(opened.body)).equals(bytes)).toBe(true)
    expect(await lines(caseId)).toMatchObject([
      { action: 'attachment.upload', after: { id, material: 'premises', sha256: hashOf(bytes) } },
    ])
  })

  it('HEIC as the JPEG everybody can open', async () => {
    const caseId = await makeCase(world.operatorId)
    const heic = new Uint8Array(readFileSync(path.join(import.meta.dirname, 'files', 'phone-photo.heic')))
    const { id } = await store(world.operator, 'other', { caseId }, heic, 'IMG_2041.HEIC')
    const opened = await openAttachment(world.operator, id)
    expect(opened).toMatchObject({ fileName: 'IMG_2041.jpg', mediaType: 'image/jpeg' })
    expect((await bytesOf(opened.body)).subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]))
  })

  it('and not handed over once its bytes have changed', async () => {
    const caseId = await makeCase(world.operatorId)
    const { id } = await store(world.operator, 'other', { caseId }, pdfBytes('whole'))
    const { storageKey } = await db.attachment.findUniqueOrThrow({ where: { id } })
    writeFileSync(path.join(folder, 'files', storageKey.slice(0, 2), storageKey), pdfBytes('forged'))
    await expect(openAttachment(world.operator, id)).rejects.toThrow(/damaged/)
  })

  it('while what is not a paper leaves no trace', async () => {
    const caseId = await makeCase(world.operatorId)
    const before = stored()
    const refused = [
      [htmlBytes(), 'web_page'],
      [zipBytes(), 'archive'],
      [new Uint8Array(), 'empty'],
      [jpegBytes().subarray(0, 60), 'truncated'],
      [new Uint8Array(20 * 1024 * 1024 + 1), 'too_large'],
    ] as const
    for (const [bytes, problem] of refused) {
      await expect(store(world.operator, 'licence', { caseId }, bytes, '执照.pdf')).rejects.toMatchObject({
        problem,
      })
    }
    expect(await db.attachment.count({ where: { caseId } })).toBe(0)
    expect(stored()).toBe(before)
  })

  it('and no key leads out of the folder', async () => {
    const store = localStorage(path.join(folder, 'files'), path.join(folder, 'drafts'))
    for (const key of ['../../secret', '..%2f..', '/etc/passwd', `${newStorageKey()}/..`, '']) {
      await expect(store.put(key, pdfBytes())).rejects.toThrow('not a storage key')
      expect(() => store.read(key)).toThrow('not a storage key')
    }
    const key = newStorageKey()
    await store.put(key, pdfBytes())
    await expect(store.put(key, pdfBytes('other'))).rejects.toThrow('taken')
  })
})

describe('replaced, never overwritten', () => {
  it('keeps what was there, readable in the history', async () => {
    const caseId = await makeCase(world.operatorId)
    const first = await store(world.operator, 'licence', { caseId }, pdfBytes('旧'), '旧执照.pdf')
    const second = await store(world.operator, 'licence', { caseId }, pdfBytes('新'), '新执照.pdf')
    expect(await listAttachments(world.operator, { caseId })).toMatchObject([{ id: second.id }])
    expect(await listPastAttachments(world.operator, caseId)).toMatchObject([
      { id: first.id, fileName: '旧执照.pdf', end: 'replaced' },
    ])
    expect(await openAttachment(world.operator, first.id)).toMatchObject({ fileName: '旧执照.pdf' })
    expect((await lines(caseId)).map(({ action }) => action)).toEqual([
      'attachment.upload',
      'attachment.replace',
    ])
    await expect(
      db.attachment.update({ where: { id: first.id }, data: { sha256: '0'.repeat(64) } }),
    ).rejects.toThrow()
  })

  it('the same bytes sent twice are one file', async () => {
    const caseId = await makeCase(world.operatorId)
    const [one, two] = await Promise.all([
      store(world.operator, 'premises', { caseId }, pdfBytes('同')),
      store(world.operator, 'premises', { caseId }, pdfBytes('同')),
    ])
    expect(one.id).toBe(two.id)
    expect(await db.attachment.count({ where: { caseId } })).toBe(1)
  })

  it('of two who replace at once, the second replaces the first one’s; a single-file slot never holds two', async () => {
    const caseId = await makeCase(world.operatorId)
    await store(world.operator, 'licence', { caseId }, pdfBytes('0'))
    const people = [world.operator, world.colleague, world.operator, world.colleague]
    await Promise.all(people.map((one, at) => store(one, 'licence', { caseId }, pdfBytes(`${at + 1}`))))
    expect(await listAttachments(world.operator, { caseId })).toHaveLength(1)
    expect(await listPastAttachments(world.operator, caseId)).toHaveLength(4)

    const { id: old } = await store(world.operator, 'premises', { caseId }, pdfBytes('a'))
    await store(world.operator, 'premises', { caseId }, pdfBytes('b'))
    await Promise.all([
      store(world.operator, 'premises', { caseId, replaces: old }, pdfBytes('c')),
      store(world.colleague, 'premises', { caseId, replaces: old }, pdfBytes('d')),
    ])
    const premises = (await listAttachments(world.operator, { caseId })).filter(
      (one) => one.material === 'premises',
    )
    expect(premises).toHaveLength(2)
  })

  it('nor does a paper of a member of staff, which no case locks', async () => {
    const staffPersonId = await makePerson(world.operatorId)
    const salts = ['1', '2', '3', '4']
    await Promise.all(
      salts.map((salt) => store(world.operator, 'staff_health', { staffPersonId }, pdfBytes(salt))),
    )
    expect(await listAttachments(world.operator, { staffPersonId })).toHaveLength(1)
    expect(await db.attachment.count({ where: { staffPersonId } })).toBe(4)
  })

  it('removed is marked; removing twice is once; a replaced one cannot be removed behind its successor', async () => {
    const caseId = await makeCase(world.operatorId)
    const { id } = await store(world.operator, 'premises', { caseId }, pdfBytes('x'))
    const slot = slotOf('premises', { caseId })
    await removeAttachment(world.operator, slot, id)
    await removeAttachment(world.operator, slot, id)
    expect(await listAttachments(world.operator, { caseId })).toEqual([])
    expect(await listPastAttachments(world.operator, caseId)).toMatchObject([{ id, end: 'removed' }])
    expect((await lines(caseId)).filter(({ action }) => action === 'attachment.remove')).toHaveLength(1)
    const { id: old } = await store(world.operator, 'licence', { caseId }, pdfBytes('1'))
    await store(world.operator, 'licence', { caseId }, pdfBytes('2'))
    await expect(removeAttachment(world.operator, slotOf('licence', { caseId }), old)).rejects.toMatchObject({
      code: 'conflict',
    })
  })
})

describe('what goes in', () => {
  it('only while the case is the operator’s to change', async () => {
    for (const state of ['draft', 'correction'] as const) {
      const caseId = await makeCase(world.operatorId, state)
      await store(world.operator, 'licence', { caseId }, pdfBytes(state))
    }
    for (const state of ['received', 'filed', 'noncompliant', 'verified', 'withdrawn'] as const) {
      const caseId = await makeCase(world.operatorId, state)
      await expect(store(world.operator, 'licence', { caseId }, pdfBytes())).rejects.toMatchObject({
        problem: 'closed',
      })
    }
  })

  it('only materials the procedure asks, of a kind it knows', async () => {
    const caseId = await makeCase(world.operatorId)
    const refused = (material: string, problem: string, subtype?: string) =>
      expect(store(world.operator, material, { caseId, subtype }, pdfBytes())).rejects.toMatchObject({
        problem,
      })
    await refused('health_card', 'unknown_material')
    await refused('staff_health', 'unknown_material')
    await refused('fire', 'no_subtype')
    await refused('fire', 'no_subtype', 'made_up')
    await store(world.operator, 'fire', { caseId, subtype: 'filing_certificate' }, pdfBytes())
    await store(world.operator, 'fire', { caseId, subtype: 'third_party' }, pdfBytes())
    const files = await listAttachments(world.operator, { caseId })
    expect(files.map(({ subtype }) => subtype).sort()).toEqual(['filing_certificate', 'third_party'])
  })

  it('20 files a material, and no more than the operator’s space in all', async () => {
    const caseId = await makeCase(world.operatorId)
    for (let at = 0; at < 20; at += 1) await store(world.operator, 'other', { caseId }, pngBytes(at), 'a.png')
    const more = store(world.operator, 'other', { caseId }, pngBytes(99), 'a.png')
    await expect(more).rejects.toMatchObject({ problem: 'too_many_files' })

    const before = env.PORTAL_OPERATOR_FILES_MB
    env.PORTAL_OPERATOR_FILES_MB = 1
    try {
      const rooms = [await makeCase(world.otherId), await makeCase(world.otherId)] as const
      const big = (salt: string, caseId = rooms[0]) =>
        store(world.rival, 'other', { caseId }, pdfBytes(salt, 700_000))
      const results = await Promise.allSettled([big('1'), big('2', rooms[1])])
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      await expect(big('3')).rejects.toMatchObject({ problem: 'quota' })
    } finally {
      env.PORTAL_OPERATOR_FILES_MB = before
    }
  })

  it('papers of staff belong to the person and go with each case that names them; infected ones do not', async () => {
    const person = await makePerson(world.operatorId)
    const caseId = await makeCase(world.operatorId, 'draft', [person])
    const { id } = await store(
      world.operator,
      'staff_health',
      { caseId, staffPersonId: person },
      pdfBytes('健康证'),
    )
    expect(await db.attachment.findUnique({ where: { id } })).toMatchObject({
      caseId: null,
      staffPersonId: person,
    })
    expect(await listAttachments(world.operator, { staffPersonId: person })).toMatchObject([{ id }])
    expect(await listAttachments(world.operator, { caseId })).toMatchObject([{ id, staffPersonId: person }])
    expect(await filesOfCase(db, caseId)).toMatchObject([{ id }])
    await db.attachment.update({ where: { id }, data: { scan: 'infected' } })
    expect(await filesOfCase(db, caseId)).toEqual([])
    await expect(openAttachment(world.operator, id)).rejects.toMatchObject({ code: 'conflict' })
    const other = store(world.operator, 'licence', { staffPersonId: person }, pdfBytes())
    await expect(other).rejects.toMatchObject({ problem: 'unknown_material' })
  })
})

it('the demo world takes its files along, chains and bytes, and leaves the real ones', async () => {
  const caseId = await makeCase(world.operatorId)
  await db.filingCase.update({ where: { id: caseId }, data: { isDemo: true } })
  await store(world.operator, 'licence', { caseId }, pdfBytes('demo 1'))
  await store(world.operator, 'licence', { caseId }, pdfBytes('demo 2'))
  const [real, before] = [await db.attachment.count({ where: { isDemo: false } }), stored()]
  const { count, storageKeys } = await transaction(removeDemoAttachments)
  await dropBytes(storageKeys)
  expect([count, await db.attachment.count()]).toEqual([2, real])
  expect(stored()).toBe(before - 2)
})
