import 'server-only'
import { getCalendar } from '@/lib/calendar/queries'
import { type Calendar, type DaysLeft, describeDaysLeft } from '@/lib/calendar/rules'
import { type Actor, publicActor } from '@/lib/core/actor'
import { now, todayInShanghai } from '@/lib/core/clock'
import { db, type Prisma } from '@/lib/core/db'
import { writeDueCursor } from '@/lib/core/due-cursor'
import { AppError } from '@/lib/core/errors'
import { memo } from '@/lib/core/memo'
import { type ClockLevel, clockLevel, OFFICIAL_CLOCKS } from '@/lib/filing-clocks/rules'
import { type DateString, fromDateColumn } from '@/lib/format/date'
import { listChildRegions } from '@/lib/regions/queries'
import type { CaseState, ProcedureKind } from '@/prisma/generated/enums'
import { countsStatement, pageStatements, type QueueScope } from './list-sql'
import { readsQueue } from './policy'
import { QUEUE_TABS, type QueueFilter, type QueueTab } from './schema'

export type QueueRow = {
  id: string
  number: string
  title: string
  kind: ProcedureKind
  state: CaseState
  stateSince: Date
  dueOn: DateString | null
  /** The earliest official clock that has not stopped; null where none runs. */
  clock: { dueOn: DateString; level: ClockLevel; daysLeft: DaysLeft; isProvisional: boolean } | null
  regionName: string
  operatorName: string
  assigneeName: string | null
  isDemo: boolean
  version: number
}

/** What an official works through in one sitting; each row is bytes on every request. */
export const QUEUE_ROWS = 30
/** More rows than this no official reads in a file. */
const MOST_EXPORTED = 20_000

const COLUMNS = {
  id: true,
  number: true,
  title: true,
  kind: true,
  state: true,
  stateSince: true,
  dueOn: true,
  region: { select: { name: true } },
  operator: { select: { name: true } },
  assigneeName: true,
  isDemo: true,
  version: true,
  clocks: {
    where: { stoppedAt: null, taskId: null, code: { in: [...OFFICIAL_CLOCKS] } },
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
    take: 1,
    select: { dueOn: true, pausedOn: true, reminderDays: true, isProvisional: true },
  },
} as const satisfies Prisma.FilingCaseSelect

type Stored = Prisma.FilingCaseGetPayload<{ select: typeof COLUMNS }>

function toRow(row: Stored, today: DateString, calendar: Calendar): QueueRow {
  const { clocks, region, operator, ...plain } = row
  const [clock] = clocks
  return {
    ...plain,
    dueOn: plain.dueOn && fromDateColumn(plain.dueOn),
    regionName: region.name,
    operatorName: operator.name,
    clock: clock ? clockOf(clock, today, calendar) : null,
  }
}

function clockOf(clock: Stored['clocks'][number], today: DateString, calendar: Calendar): QueueRow['clock'] {
  const dueOn = fromDateColumn(clock.dueOn)
  const { reminderDays, isProvisional } = clock
  const pausedOn = clock.pausedOn && fromDateColumn(clock.pausedOn)
  return {
    dueOn,
    level: clockLevel({ dueOn, pausedOn, reminderDays }, today, calendar),
    daysLeft: describeDaysLeft(today, dueOn, calendar),
    isProvisional,
  }
}

const countyOfArea = memo(async (regionCode: string): Promise<string | null> => {
  const row = await db.region.findUnique({ where: { code: regionCode }, select: { anchorCode: true } })
  return row?.anchorCode ?? null
})

/** The county an official's area is in or is; null for an area above counties. */
export const countyOf = async (actor: Actor): Promise<string | null> =>
  actor.regionCode === null ? null : countyOfArea(actor.regionCode)

/** Throws not_found for whoever has no queue. */
async function scopeOf(actor: Actor): Promise<QueueScope> {
  const { regionCode, regionPath, accountId } = actor
  if (!readsQueue(actor) || !regionCode || !regionPath || !accountId) throw new AppError('not_found')
  const county = await countyOf(actor)
  return {
    regionPath,
    countyCode: county === regionCode ? county : null,
    accountId,
    today: todayInShanghai(),
  }
}

async function readPage(scope: QueueScope, filter: QueueFilter, limit: number): Promise<QueueRow[]> {
  const ids: string[] = []
  for (const statement of pageStatements(scope, filter)) {
    if (ids.length >= limit) break
    const found = await db.$queryRaw<{ id: string }[]>(statement(limit - ids.length))
    ids.push(...found.map(({ id }) => id))
  }
  const [rows, calendar] = await Promise.all([
    db.filingCase.findMany({ where: { id: { in: ids } }, select: COLUMNS }),
    getCalendar(),
  ])
  const byId = new Map(rows.map((row) => [row.id, toRow(row, scope.today, calendar)]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

type Asked = { scope: QueueScope; filter: QueueFilter }
/** A page drawn from a remembered answer is drawn once: it stays the same object until something changes. */
export type QueuePage = { items: QueueRow[]; next: string | null }

const rememberedPage = memo(async (key: string): Promise<QueuePage> => {
  const { scope, filter } = JSON.parse(key) as Asked
  const rows = await readPage(scope, filter, QUEUE_ROWS + 1)
  const items = rows.slice(0, QUEUE_ROWS)
  const last = items.at(-1)
  return { items, next: rows.length > QUEUE_ROWS && last ? writeDueCursor(last) : null }
})

/** One page of the tab: open cases by due day, the overdue first; ended ones newest first. Throws not_found. */
export async function listQueue(actor: Actor, filter: QueueFilter): Promise<QueuePage> {
  const scope = await scopeOf(actor)
  // Only “mine” depends on the person: colleagues share what is remembered of the other tabs.
  const accountId = filter.tab === 'mine' ? scope.accountId : ''
  return rememberedPage(JSON.stringify({ scope: { ...scope, accountId }, filter }))
}

const rememberedCounts = memo(async (key: string): Promise<Record<QueueTab, number>> => {
  const { scope, filter } = JSON.parse(key) as Asked
  const [counts] = await db.$queryRaw<Record<QueueTab, number>[]>(countsStatement(scope, filter, QUEUE_TABS))
  if (!counts) throw new Error('counts gave no row')
  return counts
})

/** How many cases each tab holds under the same filter. Throws not_found. */
export async function countQueue(actor: Actor, filter: QueueFilter): Promise<Record<QueueTab, number>> {
  const scope = await scopeOf(actor)
  return rememberedCounts(JSON.stringify({ scope, filter: { ...filter, tab: 'all', after: undefined } }))
}

/** The rows of a tab for a file. Throws not_found, too_large above 20,000. */
export async function listQueueForFile(actor: Actor, filter: QueueFilter): Promise<QueueRow[]> {
  const rows = await readPage(await scopeOf(actor), { ...filter, after: undefined }, MOST_EXPORTED + 1)
  if (rows.length > MOST_EXPORTED) throw new AppError('too_large')
  return rows
}

export type Assignee = { id: string; name: string }

const reviewersOf = memo(async (key: string): Promise<Assignee[]> => {
  const [regionCode = ''] = key.split('|')
  const rows = await db.account.findMany({
    where: { role: 'reviewer', regionCode, isEnabled: true },
    orderBy: [{ displayName: 'asc' }, { id: 'asc' }],
    select: { id: true, displayName: true },
  })
  return rows.map(({ id, displayName }) => ({ id, name: displayName }))
})

/** Who may be given cases in the county of the actor's area; empty above counties. The commands ask again. */
export async function listAssignees(actor: Actor): Promise<Assignee[]> {
  const county = readsQueue(actor) ? await countyOf(actor) : null
  // A new account is no change of a record (lib/core/audit.ts), so it is looked for anew each minute.
  return county === null ? [] : reviewersOf(`${county}|${Math.floor(now().getTime() / 60_000)}`)
}

/** The township filter's choices: the divisions one level below the actor's area. */
export async function listQueueAreas(actor: Actor): Promise<{ code: string; name: string }[]> {
  if (!readsQueue(actor) || actor.regionCode === null) return []
  return areasBelow(`${actor.regionCode}|${todayInShanghai()}`)
}

const areasBelow = memo(async (key: string) => {
  const [code = ''] = key.split('|')
  return (await listChildRegions(publicActor, code)).map((region) => ({
    code: region.code,
    name: region.name,
  }))
})
