import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/core/actor'
import { todayInShanghai } from '@/lib/core/clock'
import { db, type Prisma, type Reader } from '@/lib/core/db'
import { readDueCursor, writeDueCursor } from '@/lib/core/due-cursor'
import { likeLiteral } from '@/lib/core/like'
import { memo } from '@/lib/core/memo'
import { type DateString, fromDateColumn, toDateColumn } from '@/lib/format/date'
import type { DepartmentDuty, TaskMode, TaskOpinion, TaskState } from '@/prisma/generated/enums'
import { type TaskScope, visibleTo } from './policy'
import type { TaskFilter } from './schema'

export type TaskDto = {
  id: string
  caseId: string
  caseNumber: string
  caseTitle: string
  duty: DepartmentDuty
  departmentName: string
  countyCode: string
  mode: TaskMode
  question: string
  state: TaskState
  dueOn: DateString | null
  /** Working days before the end from which the deadline is amber, as its procedure says. */
  reminderDays: number
  opinion: TaskOpinion | null
  opinionText: string
  documentNumber: string
  isTranscribed: boolean
  answeredByName: string | null
  answeredAt: Date | null
  openedAt: Date
  isDemo: boolean
  version: number
}

const COLUMNS = {
  id: true,
  caseId: true,
  case: { select: { number: true, title: true } },
  duty: true,
  departmentName: true,
  countyCode: true,
  mode: true,
  question: true,
  state: true,
  dueOn: true,
  opinion: true,
  opinionText: true,
  documentNumber: true,
  isTranscribed: true,
  answeredByName: true,
  answeredAt: true,
  openedAt: true,
  isDemo: true,
  version: true,
  clocks: { where: { stoppedAt: null }, take: 1, select: { reminderDays: true } },
} as const satisfies Prisma.DepartmentTaskSelect

type Row = Prisma.DepartmentTaskGetPayload<{ select: typeof COLUMNS }>

const toDto = ({ case: filing, clocks, ...row }: Row): TaskDto => ({
  ...row,
  caseNumber: filing.number,
  caseTitle: filing.title,
  dueOn: row.dueOn && fromDateColumn(row.dueOn),
  reminderDays: clocks[0]?.reminderDays ?? 0,
})

/** Null for a task that is not there or is another department's. */
export async function findTask(actor: Actor, id: string, reader: Reader = db): Promise<TaskDto | null> {
  if (!z.uuid().safeParse(id).success) return null
  const row = await reader.departmentTask.findFirst({
    where: { AND: [visibleTo(actor), { id: { equals: id } }] },
    select: COLUMNS,
  })
  return row && toDto(row)
}

/** What the departments were asked and told about a case, as far as the actor sees it; questions first. */
export async function listTasks(actor: Actor, caseId: string, reader: Reader = db): Promise<TaskDto[]> {
  const rows = await reader.departmentTask.findMany({
    where: { AND: [visibleTo(actor), { caseId }] },
    orderBy: [{ mode: 'asc' }, { openedAt: 'asc' }, { id: 'asc' }],
    select: COLUMNS,
  })
  return rows.map(toDto)
}

export const TASKS_PER_PAGE = 50
const DONE: TaskState[] = ['answered', 'acknowledged', 'closed']

const tabWhere = (tab: TaskFilter['tab'], today: DateString): Prisma.DepartmentTaskWhereInput => {
  if (tab === 'done') return { state: { in: DONE } }
  if (tab === 'overdue') return { state: 'open', dueOn: { lt: toDateColumn(today) } }
  return { state: 'open' }
}

function searched(q: string | undefined): Prisma.DepartmentTaskWhereInput {
  if (!q) return {}
  const contains = { contains: likeLiteral(q), mode: 'insensitive' as const }
  return { case: { OR: [{ title: contains }, { number: contains }] } }
}

/** Only a department has a queue of tasks; everybody else's is empty. */
const queueOf = (actor: Actor): TaskScope =>
  actor.role === 'department' ? visibleTo(actor) : { id: { in: [] } }

function afterWhere(cursor: string | undefined): Prisma.DepartmentTaskWhereInput {
  const last = readDueCursor(cursor)
  if (!last) return {}
  const { id } = last
  if (last.dueOn === null) return { dueOn: null, id: { gt: id } }
  const dueOn = toDateColumn(last.dueOn)
  return { OR: [{ dueOn: { gt: dueOn } }, { dueOn, id: { gt: id } }, { dueOn: null }] }
}

/** One page of the department's own tasks, the earliest due first; `next` is the cursor of the page after, or null. */
export async function listOwnTasks(
  actor: Actor,
  filter: TaskFilter,
): Promise<{ items: TaskDto[]; next: string | null }> {
  const rows = await db.departmentTask.findMany({
    where: {
      AND: [
        queueOf(actor),
        tabWhere(filter.tab, todayInShanghai()),
        searched(filter.q),
        afterWhere(filter.after),
      ],
    },
    orderBy: [{ dueOn: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
    take: TASKS_PER_PAGE + 1,
    select: COLUMNS,
  })
  const items = rows.slice(0, TASKS_PER_PAGE).map(toDto)
  const last = items.at(-1)
  return { items, next: rows.length > TASKS_PER_PAGE && last ? writeDueCursor(last) : null }
}

export type TaskCounts = Record<TaskFilter['tab'], number>

const countedTasks = memo(async (key: string): Promise<TaskCounts> => {
  const { scope, today, q } = JSON.parse(key) as { scope: TaskScope; today: DateString; q?: string }
  const count = (tab: TaskFilter['tab']) =>
    db.departmentTask.count({ where: { AND: [scope, tabWhere(tab, today), searched(q)] } })
  const [open, overdue, done] = await Promise.all([count('open'), count('overdue'), count('done')])
  return { open, overdue, done }
})

export const countOwnTasks = (actor: Actor, filter: Pick<TaskFilter, 'q'>): Promise<TaskCounts> =>
  countedTasks(JSON.stringify({ scope: queueOf(actor), today: todayInShanghai(), q: filter.q }))
