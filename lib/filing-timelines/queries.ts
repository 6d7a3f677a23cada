import 'server-only'
import { z } from 'zod'
import type { DaysLeft } from '@/lib/calendar/rules'
import { visibleTo } from '@/lib/case-scopes/policy'
import type { Actor } from '@/lib/core/actor'
import { todayInShanghai } from '@/lib/core/clock'
import { db } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { dutyName } from '@/lib/departments/labels'
import { findDepartment } from '@/lib/departments/queries'
import { type ClockDto, listClocks } from '@/lib/filing-clocks/queries'
import { type ClockLevel, OFFICIAL_CLOCKS } from '@/lib/filing-clocks/rules'
import { type CaseHolder, HOLDER_OF } from '@/lib/filings/rules'
import { type DateString, dateInShanghai } from '@/lib/format/date'
import { procedureDefinition } from '@/lib/procedures/schema'
import type { CaseState } from '@/prisma/generated/enums'
import { type Audience, eventSentence, noteOf, openedSentence } from './labels'

export type TimelineEvent = {
  id: string
  at: Date
  who: string
  what: string
  /** The reason given, where the reader may read it. */
  note: string | null
  /** What the step was due by, or made due. */
  dueOn: DateString | null
}

export type Timeline = {
  audience: Audience
  state: CaseState
  holder: CaseHolder
  /** Who has to act now, by name; '' when nobody has to. */
  who: string
  since: DateString
  due: { on: DateString; daysLeft: DaysLeft; level: ClockLevel; isProvisional: boolean } | null
  jointListSince: DateString | null
  clocks: ClockDto[]
  /** Newest first. */
  events: TimelineEvent[]
}

const MOST_EVENTS = 300

/** Which clock a step starts: its day is told with the step. */
const STARTS: Readonly<Record<string, string>> = {
  'filing.submit': 'receipt',
  'filing.answer_corrections': 'receipt',
  'filing.ask_corrections': 'correction_answer',
  'filing.issue_receipt': 'compliance',
  'filing.open_task': 'department_opinion',
}

/** Who holds the case, since when, due when, and what happened. Throws not_found for a case the actor does not see. */
export async function getTimeline(
  actor: Actor,
  caseId: string,
  today: DateString = todayInShanghai(),
): Promise<Timeline> {
  const filing = z.uuid().safeParse(caseId).success
    ? await db.filingCase.findFirst({
        where: { AND: [visibleTo(actor), { id: caseId }] },
        select: {
          ...{ state: true, stateSince: true, countyCode: true, assigneeName: true, jointListSince: true },
          operator: { select: { name: true } },
          procedure: { select: { definition: true } },
        },
      })
    : null
  if (!filing) throw new AppError('not_found')
  const audience = actor.role === 'operator' ? 'applicant' : 'official'
  const { competentDuty } = procedureDefinition.parse(filing.procedure.definition)
  const [clocks, department, rows] = await Promise.all([
    listClocks(actor, caseId, db, today),
    findDepartment(db, filing.countyCode, competentDuty),
    readEvents(caseId),
  ])
  const holder = HOLDER_OF[filing.state]
  const office = department?.name ?? dutyName(competentDuty)
  const official = filing.assigneeName ? `${office}（${filing.assigneeName}）` : office
  const names = { operator: filing.operator.name, department: official, nobody: '' }
  return {
    audience,
    state: filing.state,
    holder,
    who: names[holder],
    since: dateInShanghai(filing.stateSince),
    due: dueOf(holder, clocks),
    jointListSince: filing.jointListSince && dateInShanghai(filing.jointListSince),
    clocks,
    events: await toEvents(rows, clocks, audience, filing.operator.name),
  }
}

function dueOf(holder: CaseHolder, clocks: readonly ClockDto[]): Timeline['due'] {
  const codes: readonly string[] =
    holder === 'department' ? OFFICIAL_CLOCKS : holder === 'operator' ? ['correction_answer'] : []
  const [first] = clocks
    .filter((clock) => clock.stoppedOn === null && clock.taskId === null && codes.includes(clock.code))
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
  if (!first) return null
  const { dueOn, daysLeft, level, isProvisional } = first
  return { on: dueOn, daysLeft, level, isProvisional }
}

const readEvents = (caseId: string) =>
  db.auditEvent.findMany({
    where: { subjectType: 'filing', subjectId: caseId, action: { not: 'filing.save' } },
    orderBy: { id: 'desc' },
    take: MOST_EVENTS,
    select: {
      ...{ id: true, at: true, actorId: true, actorName: true, actorRole: true, action: true },
      ...{ after: true, reason: true },
    },
  })

type Row = Awaited<ReturnType<typeof readEvents>>[number]

async function toEvents(
  rows: readonly Row[],
  clocks: readonly ClockDto[],
  audience: Audience,
  operatorName: string,
): Promise<TimelineEvent[]> {
  const departments = await departmentsOf(rows)
  const who = ({ actorId, actorName, actorRole }: Row) => {
    const body = actorRole === 'operator' ? operatorName : actorId && departments.get(actorId)
    return body ? `${body} ${actorName}` : actorName
  }
  return grouped(rows).flatMap((group) => {
    const [row] = group
    if (!row) return []
    const what =
      row.action === 'filing.open_task'
        ? openedSentence(group.map((one) => one.after))
        : eventSentence(row, audience)
    if (!what) return []
    const started = clocks.filter((clock) => clock.code === STARTS[row.action])
    const dueOn = started.map((clock) => clock.dueOn).sort()[0] ?? null
    return [{ id: String(row.id), at: row.at, who: who(row), what, note: noteOf(row, audience), dueOn }]
  })
}

/** What one submission asks of several departments is one step. */
function grouped(rows: readonly Row[]): Row[][] {
  const groups: Row[][] = []
  for (const row of rows) {
    const last = groups.at(-1)
    const isSame = row.action === 'filing.open_task' && last?.[0]?.action === row.action
    if (isSame) last?.unshift(row)
    else groups.push([row])
  }
  return groups
}

async function departmentsOf(rows: readonly Row[]): Promise<Map<string, string>> {
  const ids = [...new Set(rows.flatMap((row) => row.actorId ?? []))].filter(
    (id) => z.uuid().safeParse(id).success,
  )
  const accounts = await db.account.findMany({
    where: { id: { in: ids }, department: { not: null } },
    select: { id: true, department: true },
  })
  return new Map(accounts.map(({ id, department }) => [id, department ?? '']))
}
