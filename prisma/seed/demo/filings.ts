import { createHash } from 'node:crypto'
import { filesOfCase } from '@/lib/attachments/queries'
import { systemActor } from '@/lib/core/actor'
import type { Prisma, Tx } from '@/lib/core/db'
import { newStorageKey, storage } from '@/lib/core/storage'
import { openTasks } from '@/lib/department-tasks/commands'
import { applyAcceptedCase } from '@/lib/facility-filings/commands'
import { startClock, stopClocks } from '@/lib/filing-clocks/commands'
import { CLOCKS_FROM_RECEIPT } from '@/lib/filing-submissions/rules'
import { askedMaterials } from '@/lib/filings/asked'
import { addDays, type DateString, toDateColumn, yearOf } from '@/lib/format/date'
import { siteFactsOf } from '@/lib/prechecks/facts'
import { runPrecheck } from '@/lib/prechecks/rules'
import { findProcedureFor, type ProcedureRecord } from '@/lib/procedures/queries'
import { issueReceipt, nextDocumentNumber } from '@/lib/receipts/commands'
import { getSettings } from '@/lib/settings/queries'
import { demoPaper } from './filing-paper'
import { type DemoCase, demoAnswers, demoCases } from './filing-recipes'
import { DEMO_CREDIT_CODE } from './operator'

const COUNTY = '310120'
const ISSUER = '区教育局'
const REVIEWER = '奉贤备案审核员'
const OPERATOR = '演示机构负责人'
const system = systemActor('演示数据')

type Made = DemoCase & {
  id: string
  number: string
  receivedOn: DateString
  procedure: ProcedureRecord
  data: object
}

/**
 * A county's desk on any morning: cases of every state, some late, each with files one can open. Dates hang on today, so
 * the demo is as fresh on the day it is loaded. Needs the demo operator and the departments.
 */
export async function seedDemoFilings(tx: Tx, today: DateString): Promise<number> {
  const procedure = await findProcedureFor(system, 'filing', COUNTY, today, tx)
  const body = await tx.operatorBody.findUnique({
    where: { creditCode: DEMO_CREDIT_CODE },
    select: { id: true, creditCode: true },
  })
  if (!procedure || !body) return 0
  const paper = await keepPaper(today)
  const staff = await tx.staffPost.findMany({
    where: { operatorId: body.id, endedOn: null },
    orderBy: { id: 'asc' },
    select: { personId: true, kind: true },
  })
  const cases = demoCases()
  for (const one of cases) {
    const data = demoAnswers(one, body.creditCode, staff, today)
    const receivedOn = addDays(today, -one.daysAgo)
    const made = await makeCase(tx, one, { operatorId: body.id, procedure, data, receivedOn })
    if (one.stage === 'draft') continue
    await addPapers(tx, made, body.id, paper, staff)
    await sendIn(tx, made)
    await STAGES[one.stage](tx, made, today)
  }
  return cases.length
}

type Paper = { storageKey: string; sha256: string; sizeBytes: number }

/** One page that says it is no document, kept once per file record: bytes are never shared between records. */
async function keepPaper(today: DateString): Promise<() => Promise<Paper>> {
  const bytes = await demoPaper(today)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return async () => {
    const storageKey = newStorageKey()
    await storage().put(storageKey, bytes)
    return { storageKey, sha256, sizeBytes: bytes.length }
  }
}

type Ground = { operatorId: string; procedure: ProcedureRecord; data: object; receivedOn: DateString }

async function makeCase(tx: Tx, one: DemoCase, ground: Ground): Promise<Made> {
  const { operatorId, procedure, data, receivedOn } = ground
  const isSent = one.stage !== 'draft'
  const at = morningOf(receivedOn)
  const { id, number } = await tx.filingCase.create({
    data: {
      ...{
        procedureId: procedure.id,
        kind: 'filing',
        operatorId,
        regionCode: one.regionCode,
        title: one.name,
      },
      state: isSent ? 'received' : 'draft',
      stateSince: at,
      data: data as Prisma.InputJsonObject,
      ...(isSent ? { submissions: 1, receivedOn: toDateColumn(receivedOn) } : {}),
      createdByName: OPERATOR,
      createdAt: at,
      // A draft nobody has touched is taken for a double click; this one was.
      version: isSent ? 1 : 3,
      isDemo: true,
    },
    select: { id: true, number: true },
  })
  await line(tx, { id, regionCode: one.regionCode }, 'start', OPERATOR, 'operator', at)
  return { ...one, id, number, receivedOn, procedure, data }
}

async function addPapers(
  tx: Tx,
  made: Made,
  operatorId: string,
  paper: () => Promise<Paper>,
  staff: readonly { personId: string }[],
): Promise<void> {
  const asked = askedMaterials(made.procedure.definition, { ...made.data }).filter(
    ({ isRequired }) => isRequired,
  )
  for (const { material } of asked) {
    const people = material.perStaff ? staff.map(({ personId }) => personId) : [null]
    for (const staffPersonId of people) {
      const known =
        staffPersonId !== null &&
        (await tx.attachment.count({ where: { staffPersonId, material: material.code } })) > 0
      if (known) continue
      await tx.attachment.create({
        data: {
          ...(await paper()),
          operatorId,
          caseId: staffPersonId ? null : made.id,
          staffPersonId,
          material: material.code,
          subtype: material.subtypes[0]?.code ?? null,
          fileName: `${material.title}（演示）.pdf`.replaceAll('/', '、'),
          mediaType: 'application/pdf',
          scan: 'not_scanned',
          uploadedByName: OPERATOR,
          createdAt: morningOf(made.receivedOn),
          isDemo: true,
        },
        select: { id: true },
      })
    }
  }
}

async function sendIn(tx: Tx, made: Made): Promise<void> {
  const { id, receivedOn, procedure, data, regionCode } = made
  const files = await filesOfCase(tx, id)
  const facts = siteFactsOf(
    { ...data },
    [],
    files.map(({ material }) => material),
  )
  const findings = runPrecheck(facts, await getSettings(system, regionCode, tx))
  await tx.filingSubmission.create({
    data: {
      ...{ caseId: id, number: 1, data: data as Prisma.InputJsonObject },
      files: JSON.parse(JSON.stringify(files)) as Prisma.InputJsonArray,
      findings: JSON.parse(JSON.stringify(findings)) as Prisma.InputJsonArray,
      submittedByName: OPERATOR,
      submittedAt: morningOf(receivedOn),
      isDemo: true,
    },
    select: { id: true },
  })
  for (const clock of procedure.definition.clocks.filter(({ code }) => CLOCKS_FROM_RECEIPT.includes(code)))
    await startClock(tx, { caseId: id, clock, startedOn: receivedOn, isDemo: true })
  await line(tx, made, 'submit', OPERATOR, 'operator', morningOf(receivedOn))
  await openTasks(
    tx,
    system,
    { caseId: id, countyCode: COUNTY, title: made.name, isDemo: true, receivedOn },
    procedure.definition,
  )
}

const STAGES: Record<
  Exclude<DemoCase['stage'], 'draft'>,
  (tx: Tx, made: Made, today: DateString) => Promise<void>
> = {
  received: async () => undefined,
  correction: askCorrections,
  filed: async (tx, made, today) => {
    await accept(tx, made, today)
    await answer(tx, made, 'fire', '消防安全出口被杂物占用，请整改后复查（演示）', today)
  },
  noncompliant: async (tx, made, today) => {
    await accept(tx, made, today)
    await notify(tx, made, today)
  },
  verified: async (tx, made, today) => {
    await accept(tx, made, today)
    await end(tx, made, 'verified', 'confirm_compliance', addDays(made.receivedOn, 6))
  },
  withdrawn: async (tx, made) => {
    const on = addDays(made.receivedOn, 1)
    await stopOn(tx, { caseId: made.id }, on)
    await tx.departmentTask.updateMany({ where: { caseId: made.id }, data: { state: 'closed' } })
    await move(tx, made, 'withdrawn', 'withdraw', OPERATOR, 'operator', on)
  },
}

async function askCorrections(tx: Tx, made: Made, today: DateString): Promise<void> {
  const askedOn = addDays(today, -1)
  const clock = made.procedure.definition.clocks.find(({ code }) => code === 'correction_answer')
  if (clock) await startClock(tx, { caseId: made.id, clock, startedOn: askedOn, isDemo: true })
  const row = clock
    ? await tx.filingClock.findFirst({
        where: { caseId: made.id, code: clock.code },
        select: { dueOn: true },
      })
    : null
  await tx.filingCorrection.create({
    data: {
      caseId: made.id,
      message: '请一次补齐下列内容，补齐后直接提交，不用到窗口。',
      askedByName: REVIEWER,
      askedAt: morningOf(askedOn),
      dueOn: row?.dueOn ?? null,
      isDemo: true,
      items: {
        create: [
          {
            position: 1,
            target: 'material:premises',
            reason: 'unreadable',
            text: '租赁合同第 3 页看不清，请重新上传。',
            isDemo: true,
          },
          {
            position: 2,
            target: 'field:outdoor_area',
            reason: 'missing',
            text: '请写明室外活动场地面积，没有就填 0。',
            isDemo: true,
          },
        ],
      },
    },
    select: { id: true },
  })
  await move(tx, made, 'correction', 'ask_corrections', REVIEWER, 'reviewer', askedOn)
}

async function accept(tx: Tx, made: Made, today: DateString): Promise<void> {
  const { id: caseId, number, regionCode, data, receivedOn } = made
  const filing = await tx.filingCase.findUniqueOrThrow({
    where: { id: caseId },
    select: { operatorId: true },
  })
  const acceptedOn = [addDays(receivedOn, 3), today].sort()[0] as DateString
  const { facilityId } = await applyAcceptedCase(tx, system, {
    ...{ kind: 'filing', effect: 'file', caseNumber: number, facilityId: null },
    ...{ operatorId: filing.operatorId, regionCode, data, acceptedOn, isDemo: true },
  })
  // Families ring the numbers they see, and an invented one may be somebody's.
  await tx.facility.update({ where: { id: facilityId }, data: { phone: null }, select: { id: true } })
  await issueReceipt(tx, system, {
    ...{ caseId, countyCode: COUNTY, facilityId, issuerName: ISSUER, issuedOn: acceptedOn, isDemo: true },
  })
  await stopOn(tx, { caseId, codes: ['receipt'] }, acceptedOn)
  await tx.filingCase.update({ where: { id: caseId }, data: { facilityId }, select: { id: true } })
  await move(tx, made, 'filed', 'issue_receipt', REVIEWER, 'reviewer', acceptedOn)
}

async function answer(
  tx: Tx,
  made: Made,
  duty: 'fire',
  opinionText: string,
  today: DateString,
): Promise<void> {
  const task = await tx.departmentTask.findFirst({
    where: { caseId: made.id, duty, mode: 'opinion' },
    select: { id: true },
  })
  if (!task) return
  await tx.departmentTask.update({
    where: { id: task.id },
    data: {
      ...{ state: 'answered', opinion: 'objection', opinionText },
      answeredByName: '奉贤消防审核员',
      answeredAt: morningOf(addDays(today, -1)),
      version: { increment: 1 },
    },
    select: { id: true },
  })
  await stopOn(tx, { caseId: made.id, taskId: task.id }, addDays(today, -1))
}

async function notify(tx: Tx, made: Made, today: DateString): Promise<void> {
  const issuedOn = addDays(today, -2)
  const filing = await tx.filingCase.findUniqueOrThrow({
    where: { id: made.id },
    select: { facilityId: true, regionPath: true },
  })
  const { number } = await nextDocumentNumber(tx, 'noncompliance', COUNTY, yearOf(issuedOn), true)
  await tx.noncomplianceNotice.create({
    data: {
      ...{ number, caseId: made.id, facilityId: filing.facilityId ?? '', countyCode: COUNTY },
      regionPath: filing.regionPath,
      reasons: [{ text: '托小班收托 18 人，超过 15 人', article: '托育机构设置标准（试行）第十九条' }],
      issuedOn: toDateColumn(issuedOn),
      issuerName: ISSUER,
      decidedByName: REVIEWER,
      isDemo: true,
    },
    select: { id: true },
  })
  await end(tx, made, 'noncompliant', 'notify_noncompliance', issuedOn)
}

async function end(
  tx: Tx,
  made: Made,
  state: 'verified' | 'noncompliant',
  event: string,
  on: DateString,
): Promise<void> {
  await stopOn(tx, { caseId: made.id }, on)
  await tx.departmentTask.updateMany({ where: { caseId: made.id, state: 'open' }, data: { state: 'closed' } })
  await move(tx, made, state, event, REVIEWER, 'reviewer', on)
}

/** Stops clocks on a day of the story; the command only knows now. */
async function stopOn(tx: Tx, which: Parameters<typeof stopClocks>[1], on: DateString): Promise<void> {
  await stopClocks(tx, which)
  const stoppedAt = morningOf(on)
  await tx.filingClock.updateMany({
    where: { caseId: which.caseId, stoppedAt: { gt: stoppedAt } },
    data: { stoppedAt },
  })
}

async function move(
  tx: Tx,
  made: Made,
  state: 'correction' | 'filed' | 'verified' | 'noncompliant' | 'withdrawn',
  event: string,
  by: string,
  role: string,
  on: DateString,
): Promise<void> {
  await tx.filingCase.update({
    where: { id: made.id },
    data: { state, stateSince: morningOf(on), version: { increment: 1 } },
    select: { id: true },
  })
  await line(tx, made, event, by, role, morningOf(on))
}

/** The line of evidence of that day; audit() only knows now. */
async function line(
  tx: Tx,
  filing: { id: string; regionCode: string },
  event: string,
  actorName: string,
  actorRole: string,
  at: Date,
): Promise<void> {
  await tx.auditEvent.create({
    data: {
      ...{ at, actorName, actorRole, action: `filing.${event}`, subjectType: 'filing' },
      subjectId: filing.id,
      regionCode: filing.regionCode,
    },
    select: { id: true },
  })
}

const morningOf = (day: DateString) => new Date(`${day}T09:30:00+08:00`)
