import { randomUUID } from 'node:crypto'
import { mintActor, publicActor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { todayInShanghai } from '@/lib/core/clock'
import { db, type Prisma, transaction } from '@/lib/core/db'
import { submitCase } from '@/lib/filing-submissions/commands'
import { askedMaterials } from '@/lib/filings/asked'
import { toDateColumn } from '@/lib/format/date'
import { findProcedureFor } from '@/lib/procedures/queries'
import { demoAnswers, demoCases } from '@/prisma/seed/demo/filing-recipes'
import { compared, type Row } from './rows'
import { FILING_COUNTY } from './world/filings'

export const SUBMISSIONS = 'filings: submissions'
const COUNT = 400
const AT_ONCE = 8

/**
 * Whole filings sent in a second, eight at a time, through the very command of the form: strict check, copy, clocks,
 * four department tasks, evidence, notices. Beside it a transaction that writes one line of evidence and nothing else.
 */
export async function measureSubmissions(): Promise<Row[]> {
  const today = todayInShanghai()
  const body = await db.operatorBody.create({
    data: {
      name: '合成举办者',
      creditCode: '52319999MJ000000XM',
      registrationAuthority: 'civil_affairs',
      contactName: '联系人',
    },
    select: { id: true, creditCode: true },
  })
  const actor = mintActor({
    ...publicActor,
    role: 'operator',
    accountId: randomUUID(),
    name: '联系人',
    operatorId: body.id,
  })
  const personId = await makePerson(body.id)
  const procedure = await findProcedureFor(actor, 'filing', FILING_COUNTY, today)
  const recipe = demoCases().find(({ stage }) => stage === 'received')
  if (!procedure || !recipe) throw new Error('the reference data holds no procedure for a filing')
  const ids: string[] = []
  for (let n = 0; n < COUNT; n += 1) {
    const one = { ...recipe, name: `合成投递托育园${n}` }
    const data = {
      ...demoAnswers(one, body.creditCode, [{ personId, kind: 'carer' }], today),
      head_identity: { masked: '110***********002X', sealed: 'sealed' },
    }
    const { id } = await db.filingCase.create({
      data: {
        procedureId: procedure.id,
        kind: 'filing',
        operatorId: body.id,
        regionCode: recipe.regionCode,
        title: one.name,
        data: data as Prisma.InputJsonObject,
        createdByName: '联系人',
      },
      select: { id: true },
    })
    const asked = askedMaterials(procedure.definition, data).filter(({ isRequired }) => isRequired)
    await db.attachment.createMany({
      data: asked
        .filter(({ material }) => n === 0 || !material.perStaff)
        .map(({ material }) => paper(body.id, id, material, personId)),
    })
    ids.push(id)
  }
  const promises = procedure.definition.promises.map((_, index) => String(index))
  const sent = await perSecond(ids, (caseId) => submitCase(actor, { caseId, version: 1, promises }))
  const bare = await perSecond(ids, (id) =>
    transaction((tx) => audit(tx, actor, { action: 'filing.save', subject: { type: 'filing', id } })),
  )
  const done = await db.filingSubmission.count({ where: { caseId: { in: ids } } })
  const row: Row = {
    name: SUBMISSIONS,
    value: done === COUNT ? sent : null,
    unit: '/s',
    note: done === COUNT ? `${COUNT} filings, ${AT_ONCE} at a time` : `only ${done} of ${COUNT} arrived`,
  }
  return [compared(row, 'one line of evidence', bare)]
}

async function makePerson(operatorId: string): Promise<string> {
  const { id } = await db.staffPerson.create({
    data: {
      ...{ name: '合成人员', identitySealed: 'x', identityHash: randomUUID(), identityMasked: '***' },
      posts: { create: { operatorId, kind: 'carer', startedOn: toDateColumn('2026-01-05') } },
    },
    select: { id: true },
  })
  return id
}

function paper(
  operatorId: string,
  caseId: string,
  { code, subtypes, perStaff }: { code: string; subtypes: { code: string }[]; perStaff: boolean },
  personId: string,
) {
  return {
    ...{ operatorId, material: code, subtype: subtypes[0]?.code ?? null },
    ...(perStaff ? { staffPersonId: personId } : { caseId }),
    ...{ fileName: `${code}.pdf`, mediaType: 'application/pdf', sizeBytes: 1_000, sha256: 'a'.repeat(64) },
    ...{ storageKey: randomUUID(), scan: 'clean' as const, uploadedByName: '联系人' },
  }
}

async function perSecond(ids: readonly string[], run: (id: string) => Promise<unknown>): Promise<number> {
  const queue = [...ids]
  const startedAt = performance.now()
  const worker = async () => {
    for (let id = queue.pop(); id !== undefined; id = queue.pop()) await run(id)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return ids.length / ((performance.now() - startedAt) / 1000)
}
