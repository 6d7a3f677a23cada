import path from 'node:path'
import { db, transaction } from '@/lib/core/db'
import { startClock } from '@/lib/filing-clocks/commands'
import { type DateString, fromDateColumn, toDateColumn } from '@/lib/format/date'
import type { ProcedureClock } from '@/lib/procedures/schema'
import type { AccountRole, CaseState } from '@/prisma/generated/enums'
import { loadProcedures, readProcedures } from '@/prisma/seed/load-procedures'
import { loadReferenceCalendar } from '@/tests/support/calendar'
import { FENGXIAN, makeDivisions } from '@/tests/support/small-world'

/** Divisions, the real calendar, the shipped procedures, one operator and the people who are told. */
export async function makeClockWorld() {
  await makeDivisions()
  const { offDays, workDays } = loadReferenceCalendar()
  const nameOf = (date: string) =>
    date.slice(5) < '01-04' ? '元旦' : date.slice(5, 7) === '10' ? '国庆节' : '节日'
  const day = (kind: 'off' | 'makeup') => (date: string) => ({
    date: toDateColumn(date),
    name: nameOf(date),
    kind,
    source: '国务院办公厅通知',
  })
  await db.calendarDay.createMany({
    data: [...[...offDays].map(day('off')), ...[...workDays].map(day('makeup'))],
  })
  const seeds = await readProcedures(path.resolve('prisma/seed/reference/procedures'))
  await transaction((tx) => loadProcedures(tx, seeds, '测试'))
  const operator = await db.operatorBody.create({
    data: {
      name: '奉贤小橘灯托育有限公司',
      creditCode: '91310120MA1HXXXX0X',
      registrationAuthority: 'market_regulation',
      contactName: '陈女士',
    },
    select: { id: true },
  })
  await db.account.createMany({
    data: [
      person('op', 'operator', null, operator.id),
      person('review', 'reviewer', '区教育局'),
      person('plan', 'planner', '区教育局'),
      person('fire', 'department', '区消防救援支队'),
      person('market', 'department', '区市场监管局'),
      { ...person('away', 'planner', '省卫生健康委'), regionCode: '530000' },
    ],
  })
  return { operatorId: operator.id }
}

const person = (username: string, role: AccountRole, department: string | null, operatorId?: string) => ({
  username,
  role,
  department,
  displayName: username,
  passwordHash: 'x',
  regionCode: FENGXIAN,
  operatorId: operatorId ?? null,
})

let made = 0

export async function makeCase(operatorId: string, receivedOn: DateString, state: CaseState = 'received') {
  const procedure = await db.procedureVersion.findFirstOrThrow({
    where: { kind: 'filing', regionCode: '310000' },
  })
  made += 1
  const { id } = await db.filingCase.create({
    data: {
      procedureId: procedure.id,
      kind: 'filing',
      operatorId,
      regionCode: '310120101',
      title: `晨曦托育园${made}`,
      state,
      submissions: 1,
      receivedOn: toDateColumn(receivedOn),
      createdByName: '陈女士',
    },
    select: { id: true },
  })
  return id
}

export const term = (
  code: ProcedureClock['code'],
  days: number,
  over: Partial<ProcedureClock> = {},
): ProcedureClock => ({
  code,
  title: code,
  days,
  unit: 'working',
  pausesOnCorrection: false,
  reminderDays: 1,
  source: { document: '测试', article: '' },
  ...over,
})

export const start = (caseId: string, clock: ProcedureClock, startedOn: DateString, taskId?: string) =>
  transaction((tx) => startClock(tx, { caseId, clock, startedOn, isDemo: false, taskId }))

export async function makeTask(caseId: string, departmentName = '区消防救援支队') {
  const { id } = await db.departmentTask.create({
    data: {
      ...{ caseId, departmentName, countyCode: FENGXIAN },
      duty: departmentName === '区消防救援支队' ? 'fire' : 'market',
      mode: 'opinion',
      question: '消防文件是否有效？',
    },
    select: { id: true },
  })
  return id
}

/** What the case and its clocks say, dates as text. */
export async function look(caseId: string) {
  const filing = await db.filingCase.findUniqueOrThrow({
    where: { id: caseId },
    select: { dueOn: true, jointListSince: true, version: true, clocks: { orderBy: { id: 'asc' } } },
  })
  return {
    dueOn: filing.dueOn && fromDateColumn(filing.dueOn),
    isOnJointList: filing.jointListSince !== null,
    version: filing.version,
    clocks: filing.clocks.map((row) => ({
      code: row.code,
      dueOn: fromDateColumn(row.dueOn),
      isProvisional: row.isProvisional,
      pausedDays: row.pausedDays,
      isPaused: row.pausedOn !== null,
      isStopped: row.stoppedAt !== null,
      isOverdue: row.overdueAt !== null,
    })),
  }
}

/** Inbox lines: who got what kind. */
export async function told(caseId: string): Promise<string[]> {
  const taskIds = (await db.departmentTask.findMany({ where: { caseId }, select: { id: true } })).map(
    (one) => one.id,
  )
  const lines = await db.notice.findMany({
    where: { eventKey: { startsWith: 'clock:' } },
    select: { href: true, kind: true, eventKey: true, account: { select: { username: true } } },
  })
  const clocks = await db.filingClock.findMany({ where: { caseId }, select: { id: true } })
  return lines
    .filter((line) => clocks.some(({ id }) => line.eventKey.includes(id)))
    .map((line) => {
      const where = line.href.replace(caseId, 'CASE').replace(taskIds[0] ?? '(no task)', 'TASK')
      return `${line.account.username} ${line.kind} ${where}`
    })
    .sort()
}
