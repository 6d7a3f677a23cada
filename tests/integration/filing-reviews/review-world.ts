import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { type Actor, systemActor } from '@/lib/core/actor'
import { now, todayInShanghai } from '@/lib/core/clock'
import { db, transaction } from '@/lib/core/db'
import { openTasks } from '@/lib/department-tasks/commands'
import { startClock } from '@/lib/filing-clocks/commands'
import { type DateString, toDateColumn } from '@/lib/format/date'
import { getProcedure } from '@/lib/procedures/queries'
import type { AccountRole, ProcedureKind } from '@/prisma/generated/enums'
import { loadProcedures, readProcedures } from '@/prisma/seed/load-procedures'
import { creditCodeOf } from '@/tests/support/credit-codes'
import { actorOfAccount } from '@/tests/support/sessions'
import { FENGXIAN, makeDivisions, TOWNSHIPS } from '@/tests/support/small-world'

export const FIRE = '奉贤区消防救援支队'
export const MARKET = '奉贤区市场监管局'
export const POLICE = '奉贤公安分局'

/** Divisions, the shipped procedures, 奉贤's departments, and people of every role with real accounts. */
export async function makeReviewWorld() {
  await makeDivisions()
  const seeds = await readProcedures(path.resolve('prisma/seed/reference/procedures'))
  await transaction((tx) => loadProcedures(tx, seeds, '测试'))
  await db.department.createMany({
    data: [
      { regionCode: FENGXIAN, duty: 'education', name: '奉贤区教育局' },
      { regionCode: FENGXIAN, duty: 'fire', name: FIRE },
      { regionCode: FENGXIAN, duty: 'market', name: MARKET },
      { regionCode: FENGXIAN, duty: 'police', name: POLICE },
    ],
  })
  const body = await makeOperator('奉贤小橘灯托育有限公司', 7)
  const other = await makeOperator('别家托育有限公司', 8)
  return {
    operatorId: body,
    operator: await person('op', 'operator', null, { operatorId: body }),
    rival: await person('rival', 'operator', null, { operatorId: other }),
    reviewer: await person('rev1', 'reviewer', '奉贤区教育局'),
    second: await person('rev2', 'reviewer', '奉贤区教育局'),
    away: await person('rev-away', 'reviewer', '五华区卫健局', { regionCode: '530102' }),
    above: await person('rev-above', 'reviewer', '上海市教委', { regionCode: '310000' }),
    fire: await person('fire', 'department', FIRE),
    market: await person('market', 'department', MARKET),
    police: await person('police', 'department', POLICE),
    farFire: await person('far-fire', 'department', FIRE, { regionCode: '530102' }),
    township: await person('town', 'township', null, { regionCode: TOWNSHIPS[0] }),
    planner: await person('plan', 'planner', '奉贤区教育局'),
    inspector: await person('insp', 'inspector', null),
    sysadmin: await person('sys', 'sysadmin', null, { regionCode: null }),
    auditor: await person('aud', 'auditor', null, { regionCode: null }),
    parent: await person('mum', 'parent', null),
  }
}

export const makeOperator = async (name: string, seed: number): Promise<string> =>
  (
    await db.operatorBody.create({
      data: {
        name,
        creditCode: creditCodeOf('91', seed),
        registrationAuthority: 'market_regulation',
        contactName: '陈女士',
      },
      select: { id: true },
    })
  ).id

type Place = { regionCode?: string | null; operatorId?: string }

async function person(
  username: string,
  role: AccountRole,
  department: string | null,
  place: Place = {},
): Promise<Actor> {
  const account = await db.account.create({
    data: {
      ...{ username, role, department, displayName: username, passwordHash: 'x' },
      regionCode: place.regionCode === undefined ? FENGXIAN : place.regionCode,
      operatorId: place.operatorId ?? null,
    },
    select: { id: true },
  })
  return actorOfAccount(account.id, null)
}

let made = 0

/** Whole answers, as a submission leaves them. */
export const answers = (name: string) => ({
  name,
  credit_code: creditCodeOf('91', 100 + made),
  region: TOWNSHIPS[0],
  address: `南桥镇测试路 ${made} 号`,
  facility_kind: 'care_institution',
  ownership: 'for_profit',
  head_name: '王园长',
  contact_phone: '021-57420000',
  service_forms: ['full_day'],
  inclusive: true,
  fee_full_day: '1800.00',
  classes: [{ key: 'a', name: '一班', kind: 'toddler', places: 15, roomKey: 'r', carers: 3 }],
})

export const SHORT = {
  rule: 'lease',
  title: '租期',
  outcome: 'falls_short',
  required: '不少于 3 年',
  actual: '2 年',
  action: '续签',
  sources: [{ document: '《托育机构设置标准（试行）》', article: '第十一条' }],
  note: '',
}

type Given = {
  kind?: ProcedureKind
  receivedOn?: DateString
  findings?: unknown[]
  title?: string
  data?: object
  facilityId?: string
  regionCode?: string
}

/** A case as submission leaves it: copy, both clocks, the departments' tasks. */
export async function makeReceived(operatorId: string, given: Given = {}) {
  made += 1
  const { kind = 'filing', receivedOn = todayInShanghai(), title = `晨曦托育园${made}` } = given
  const regionCode = given.regionCode ?? TOWNSHIPS[0]
  const { id: procedureId } = await db.procedureVersion.findFirstOrThrow({
    where: { kind, regionCode: '310000' },
    select: { id: true },
  })
  const data = given.data ?? answers(title)
  return transaction(async (tx) => {
    const system = systemActor('测试')
    const { definition } = await getProcedure(system, procedureId, tx)
    const filing = await tx.filingCase.create({
      data: {
        ...{ procedureId, kind, operatorId, regionCode, title, data, submissions: 1 },
        facilityId: given.facilityId ?? null,
        state: 'received',
        receivedOn: toDateColumn(receivedOn),
        createdByName: '陈女士',
      },
      select: { id: true, number: true, countyCode: true },
    })
    await tx.filingSubmission.create({
      data: {
        ...{ caseId: filing.id, number: 1, data, files: [], submittedByName: '陈女士', submittedAt: now() },
        findings: (given.findings ?? []) as object[],
      },
      select: { id: true },
    })
    for (const clock of definition.clocks.filter(({ code }) => code === 'receipt' || code === 'compliance'))
      await startClock(tx, { caseId: filing.id, clock, startedOn: receivedOn, isDemo: false })
    const { id: caseId, countyCode } = filing
    await openTasks(tx, system, { caseId, countyCode, title, isDemo: false, receivedOn }, definition)
    return { id: filing.id, caseId: filing.id, number: filing.number, title, version: 1 }
  })
}

export const stateOf = async (id: string) =>
  db.filingCase.findUniqueOrThrow({
    where: { id },
    select: { state: true, version: true, assigneeName: true, facilityId: true, dueOn: true },
  })

export const versionOf = async (id: string) => (await stateOf(id)).version

/** Audit actions of a case, oldest first. */
export const linesOf = async (id: string) =>
  (
    await db.auditEvent.findMany({
      where: { subjectType: 'filing', subjectId: id },
      orderBy: { id: 'asc' },
      select: { action: true },
    })
  ).map(({ action }) => action)

/** Inbox lines of one account about anything that links there. */
export const toldTo = async (actor: Actor, href: string) =>
  (
    await db.notice.findMany({
      where: { accountId: actor.accountId ?? '', href: { startsWith: href } },
      orderBy: { id: 'asc' },
      select: { title: true },
    })
  ).map(({ title }) => title)

export const unknownId = () => randomUUID()
