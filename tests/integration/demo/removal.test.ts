import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publicActor, systemActor } from '@/lib/core/actor'
import { lookupHash, seal } from '@/lib/core/crypto'
import { db } from '@/lib/core/db'
import { env } from '@/lib/core/env'
import { newStorageKey, storage } from '@/lib/core/storage'
import { countDemo, removeDemo } from '@/lib/demo/commands'
import type { Prisma } from '@/prisma/generated/client'
import { creditCodeOf } from '@/tests/support/credit-codes'
import { useTestDatabase } from '@/tests/support/database'
import { FENGXIAN, makeDivisions, TOWNSHIPS } from '@/tests/support/small-world'

useTestDatabase()

const folder = mkdtempSync(path.join(tmpdir(), 'shanyu-demo-'))
Object.assign(env, { PORTAL_DATA_DIR: folder })
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type World = { caseId: string; storageKeys: string[]; facilityId: string; accountId: string }
let procedureId = ''
const worlds: Record<'demo' | 'real', World | null> = { demo: null, real: null }

/** One of everything a case leaves behind, twice: marked as demo and real, side by side in one county. */
async function makeWorld(isDemo: boolean): Promise<World> {
  const word = isDemo ? 'demo' : 'real'
  const day = new Date('2026-11-20')
  const body = await db.operatorBody.create({
    data: {
      name: word,
      creditCode: creditCodeOf('52', isDemo ? 71 : 72),
      registrationAuthority: 'civil_affairs',
      contactName: word,
      isDemo,
    },
  })
  const account = await db.account.create({
    data: {
      username: word,
      displayName: word,
      passwordHash: 'x',
      role: 'operator',
      operatorId: body.id,
      isDemo,
    },
  })
  const facility = await db.facility.create({
    data: {
      name: word,
      regionCode: TOWNSHIPS[0],
      kind: 'care_institution',
      operatorId: body.id,
      isDemo,
      placesMixed: 7,
    },
  })
  const base = { operatorId: body.id, isDemo }
  const filing = await db.filingCase.create({
    data: {
      ...base,
      procedureId,
      kind: 'filing',
      facilityId: facility.id,
      regionCode: TOWNSHIPS[0],
      state: 'filed',
      receivedOn: day,
      submissions: 1,
      createdByName: word,
    },
  })
  const caseId = filing.id
  const of = { caseId, isDemo }
  await db.filingSubmission.create({
    data: { ...of, number: 1, data: {}, files: [], findings: [], submittedByName: word },
  })
  const correction = await db.filingCorrection.create({ data: { ...of, askedByName: word } })
  await db.filingCorrectionItem.create({
    data: {
      correctionId: correction.id,
      position: 1,
      target: 'field:name',
      reason: 'missing',
      text: word,
      isDemo,
    },
  })
  const task = await db.departmentTask.create({
    data: {
      ...of,
      duty: 'fire',
      departmentName: '消防',
      countyCode: FENGXIAN,
      mode: 'opinion',
      question: word,
    },
  })
  const clock = { ...of, startedOn: day, days: 5, unit: 'working' as const, dueOn: day }
  await db.filingClock.createMany({
    data: [
      { ...clock, code: 'receipt' },
      { ...clock, code: 'department_opinion', taskId: task.id },
    ],
  })
  await db.siteCheck.create({
    data: { ...of, checkedOn: day, inspectors: word, result: 'meets', recordedByName: word },
  })
  const issued = { countyCode: FENGXIAN, issuedOn: day, issuerName: word }
  await db.noncomplianceNotice.create({
    data: {
      ...of,
      ...issued,
      number: `${word}-n`,
      facilityId: facility.id,
      regionPath: facility.regionPath,
      reasons: [],
      decidedByName: word,
    },
  })
  const receipt = (sequence: number, status: 'valid' | 'changed', replacedById: string | null) =>
    db.receipt.create({
      data: {
        ...of,
        ...issued,
        number: `${word}-${sequence}`,
        year: 2026,
        sequence,
        facilityId: facility.id,
        status,
        statusSince: day,
        replacedById,
        payload: {},
        algorithm: 'Ed25519',
        keyId: 'k',
        signature: 's',
      },
    })
  const valid = await receipt(2, 'valid', null)
  await receipt(1, 'changed', valid.id)
  await db.exchangeMessage.create({
    data: {
      ...of,
      kind: 'accepted',
      receiptId: valid.id,
      facilityId: facility.id,
      countyCode: FENGXIAN,
      payload: {},
    },
  })
  const person = await makePerson(isDemo, word)
  await db.staffPost.create({
    data: { ...base, personId: person.id, facilityId: facility.id, kind: 'carer', startedOn: day },
  })
  const storageKeys = await makeFiles({ ...base, caseId, staffPersonId: person.id })
  await db.facilityClaim.create({
    data: {
      ...base,
      facilityId: facility.id,
      requestedById: account.id,
      requestedByName: word,
    },
  })
  await db.department.create({
    data: { regionCode: FENGXIAN, duty: isDemo ? 'fire' : 'market', name: word, isDemo },
  })
  await db.documentCounter.create({
    data: { series: isDemo ? 'receipt-demo' : 'receipt', countyCode: FENGXIAN, year: 2026, last: 2 },
  })
  return { caseId, storageKeys, facilityId: facility.id, accountId: account.id }
}

const makePerson = async (isDemo: boolean, word: string) =>
  db.staffPerson.create({
    data: {
      name: word,
      identitySealed: await seal(word),
      identityHash: lookupHash(word),
      identityMasked: '***',
      isDemo,
    },
  })

async function makeFiles(
  place: Pick<Prisma.AttachmentUncheckedCreateInput, 'operatorId' | 'caseId' | 'staffPersonId' | 'isDemo'>,
) {
  const keys = [newStorageKey(), newStorageKey()]
  let replacedById: string | null = null
  for (const storageKey of keys) {
    await storage().put(storageKey, Buffer.from('file'))
    const made: { id: string } = await db.attachment.create({
      data: {
        ...place,
        material: 'licence',
        fileName: 'a.pdf',
        mediaType: 'application/pdf',
        sizeBytes: 4,
        sha256: 'a'.repeat(64),
        storageKey,
        uploadedByName: 'x',
        replacedById,
      },
    })
    replacedById = made.id
  }
  return keys
}

beforeAll(async () => {
  await makeDivisions()
  const procedure = await db.procedureVersion.create({
    data: {
      kind: 'filing',
      regionCode: FENGXIAN,
      number: 1,
      validFrom: new Date('2026-01-01'),
      definition: {},
      source: 'test',
      createdByName: 'test',
    },
  })
  procedureId = procedure.id
  worlds.real = await makeWorld(false)
  worlds.demo = await makeWorld(true)
})

const TABLES = [
  'operatorBody',
  'account',
  'facility',
  'filingCase',
  'filingSubmission',
  'filingCorrection',
  'filingCorrectionItem',
  'departmentTask',
  'filingClock',
  'siteCheck',
  'noncomplianceNotice',
  'receipt',
  'exchangeMessage',
  'staffPerson',
  'staffPost',
  'attachment',
  'facilityClaim',
  'department',
] as const

const countReal = () =>
  Promise.all(
    TABLES.map(async (table) => {
      const model = db[table] as unknown as { count: (query: object) => Promise<number> }
      return [table, await model.count({ where: { isDemo: false } })] as const
    }),
  )

describe('removing the demo world with cases in it', () => {
  it('takes every marked row and file, and leaves every real one', async () => {
    const { demo, real } = worlds
    if (!demo || !real) throw new Error('no worlds')
    // A real official was told of both; a real person also works for nobody of the demo world.
    const line = { accountId: real.accountId, kind: 'filing.submitted', title: 't', text: 't' }
    await db.notice.createMany({
      data: [
        { ...line, href: `/office/filings/${demo.caseId}`, eventKey: 'a' },
        { ...line, href: `/office/filings/${real.caseId}`, eventKey: 'b' },
        { ...line, href: '', eventKey: `case:${demo.caseId}:late` },
      ],
    })
    const before = await countReal()
    expect(before.every(([, count]) => count > 0)).toBe(true)

    const removed = await removeDemo(systemActor('test'))

    expect(Object.values(await countDemo(publicActor)).every((count) => count === 0)).toBe(true)
    expect(removed).toMatchObject({ receipts: 2, filing_cases: 1, attachments: 2, staff_people: 1 })
    expect(await countReal()).toEqual(before)
    expect((await db.notice.findMany({ select: { eventKey: true } })).map((row) => row.eventKey)).toEqual([
      'b',
    ])
    expect(await db.documentCounter.findMany({ select: { series: true } })).toEqual([{ series: 'receipt' }])
    for (const key of demo.storageKeys) await expect(buffer(storage().read(key))).rejects.toThrow()
    for (const key of real.storageKeys) expect(String(await buffer(storage().read(key)))).toBe('file')
  })
})
