import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll } from 'vitest'
import { storeAttachment } from '@/lib/attachments/commands'
import { filesOfCase } from '@/lib/attachments/queries'
import { slotSchema } from '@/lib/attachments/schema'
import { type Actor, mintActor } from '@/lib/core/actor'
import { db, type Prisma, transaction } from '@/lib/core/db'
import { env } from '@/lib/core/env'
import { toDateColumn } from '@/lib/format/date'
import type { CaseState } from '@/prisma/generated/enums'
import { loadProcedures, readProcedures } from '@/prisma/seed/load-procedures'
import { creditCodeOf } from '@/tests/support/credit-codes'
import { actorAs, makeDivisions, TOWNSHIPS } from '@/tests/support/small-world'

/** Files of a test go into a folder of its own, never into the project's .data. */
export function useOwnDataFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'shanyu-files-'))
  env.PORTAL_DATA_DIR = folder
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Divisions, the shipped procedures, two operators, and everybody who might ask for a file. */
export async function makeFilesWorld() {
  await makeDivisions()
  const seeds = await readProcedures(path.resolve('prisma/seed/reference/procedures'))
  await transaction((tx) => loadProcedures(tx, seeds, '测试'))
  const own = await makeOperator('奉贤小橘灯托育有限公司', 41)
  const other = await makeOperator('别家托育有限公司', 42)
  const wuhua = { regionCode: '530102', regionPath: '100000/530000/530102' }
  return {
    operatorId: own,
    otherId: other,
    operator: operatorOf(own, 'op'),
    colleague: operatorOf(own, 'op-2'),
    rival: operatorOf(other, 'rival'),
    unattached: operatorOf(null, 'nobody-yet'),
    reviewer: actorAs('reviewer', 'fengxian'),
    township: actorAs('township', 'nanqiao'),
    above: actorAs('planner', 'shanghai', 'above'),
    away: mintActor({ ...actorAs('reviewer', 'none', 'away'), ...wuhua }),
    fire: mintActor({ ...actorAs('department', 'fengxian', 'fire'), department: '奉贤区消防救援支队' }),
    market: mintActor({ ...actorAs('department', 'fengxian', 'market'), department: '奉贤区市场监管局' }),
    parent: actorAs('parent'),
    sysadmin: actorAs('sysadmin'),
  }
}

export const operatorOf = (operatorId: string | null, id: string): Actor =>
  mintActor({ ...actorAs('operator', 'none', id), operatorId })

const makeOperator = async (name: string, serial: number): Promise<string> =>
  (
    await db.operatorBody.create({
      data: {
        name,
        creditCode: creditCodeOf('91', serial),
        registrationAuthority: 'market_regulation',
        contactName: '陈女士',
      },
      select: { id: true },
    })
  ).id

let made = 0

export async function makeCase(operatorId: string, state: CaseState = 'draft', people: string[] = []) {
  made += 1
  const procedure = await db.procedureVersion.findFirstOrThrow({
    where: { kind: 'filing', regionCode: '310000' },
    select: { id: true },
  })
  const sentIn = state !== 'draft'
  const { id } = await db.filingCase.create({
    data: {
      procedureId: procedure.id,
      kind: 'filing',
      operatorId,
      regionCode: TOWNSHIPS[0],
      title: `晨曦托育园${made}`,
      state,
      data: { staff: people.map((personId) => ({ personId, kind: 'carer' })) },
      submissions: sentIn ? 1 : 0,
      receivedOn: sentIn ? toDateColumn('2026-11-20') : null,
      createdByName: '陈女士',
    },
    select: { id: true },
  })
  return id
}

export async function makePerson(operatorId: string): Promise<string> {
  made += 1
  const { id } = await db.staffPerson.create({
    data: {
      name: `张老师${made}`,
      identitySealed: 'x',
      identityHash: `hash-${made}`,
      identityMasked: '310***********002X',
      posts: { create: { operatorId, kind: 'carer', startedOn: toDateColumn('2025-09-01') } },
    },
    select: { id: true },
  })
  return id
}

/** What a submission leaves behind: the copy with its files, and the state after it. */
export async function submit(caseId: string): Promise<void> {
  await transaction(async (tx) => {
    const files = await filesOfCase(tx, caseId)
    const number = 1 + (await tx.filingSubmission.count({ where: { caseId } }))
    const kept = JSON.parse(JSON.stringify(files)) as Prisma.InputJsonValue
    await tx.filingSubmission.create({
      data: { caseId, number, data: {}, files: kept, findings: [], submittedByName: '陈女士' },
    })
    const receivedOn = toDateColumn('2026-11-20')
    await tx.filingCase.update({
      where: { id: caseId },
      data: { state: 'received', submissions: number, receivedOn },
    })
  })
}

type Place = { caseId?: string; staffPersonId?: string; subtype?: string; replaces?: string }

export const slotOf = (material: string, place: Place) => slotSchema.parse({ material, ...place })

export const store = (actor: Actor, material: string, place: Place, content: Uint8Array, name = '文件.pdf') =>
  storeAttachment(actor, slotOf(material, place), { name, content })
