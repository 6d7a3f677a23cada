import 'server-only'
import { Prisma } from '@/lib/core/db'
import { readDueCursor } from '@/lib/core/due-cursor'
import { likeLiteral } from '@/lib/core/like'
import type { DateString } from '@/lib/format/date'
import { subtreeRange } from '@/lib/regions/rules'
import type { QueueFilter, QueueTab } from './schema'

/** Whose queue: the area, by county where it is one (the indexes begin with it), and the person. */
export type QueueScope = {
  regionPath: string
  /** The county the area is, or null where it is smaller or larger. */
  countyCode: string | null
  accountId: string
  today: DateString
}

// Written out, not as parameters: the partial index filing_cases_open_queue is only used for these very words.
const OPEN = Prisma.sql`c.state in ('received', 'correction', 'filed', 'noncompliant')`
const ENDED = ['verified', 'withdrawn'] as const

function areaCondition({ countyCode, regionPath }: QueueScope): Prisma.Sql {
  if (countyCode !== null) return Prisma.sql`c.county_code = ${countyCode}`
  const { gte, lt } = subtreeRange(regionPath)
  return Prisma.sql`c.region_path >= ${gte} and c.region_path < ${lt}`
}

const ended = (state: (typeof ENDED)[number]): Prisma.Sql =>
  state === 'verified'
    ? Prisma.sql`c.state = 'verified'`
    : // What was never sent in is the operator's own paper.
      Prisma.sql`c.state = 'withdrawn' and c.submissions > 0`

/** The tab's cases, as one or several disjoint conditions that an index answers each. */
function tabBranches(tab: QueueTab, scope: QueueScope): Prisma.Sql[] {
  switch (tab) {
    case 'mine':
      return [Prisma.sql`c.assignee_id = ${scope.accountId} and ${OPEN}`]
    case 'department':
      return [Prisma.sql`${OPEN} and c.state in ('received', 'filed')`]
    case 'overdue':
      return [Prisma.sql`${OPEN} and c.due_on < ${scope.today}::date`]
    case 'all':
      return [OPEN]
    case 'finished':
      return ENDED.map(ended)
  }
}

function filterConditions(filter: QueueFilter): Prisma.Sql[] {
  const parts: Prisma.Sql[] = []
  if (filter.kind) parts.push(Prisma.sql`c.kind = ${filter.kind}::"ProcedureKind"`)
  if (filter.state) parts.push(Prisma.sql`c.state = ${filter.state}::"CaseState"`)
  if (filter.township) parts.push(Prisma.sql`${filter.township} = any(string_to_array(c.region_path, '/'))`)
  if (filter.assignee === 'none') parts.push(Prisma.sql`c.assignee_id is null`)
  else if (filter.assignee) parts.push(Prisma.sql`c.assignee_id = ${filter.assignee}`)
  if (filter.q) {
    const like = (text: string) => `%${likeLiteral(text)}%`
    // Full-width figures are typing; in a name （） must stay what it is.
    const [pattern, narrow] = [like(filter.q), like(filter.q.normalize('NFKC'))]
    parts.push(Prisma.sql`(c.title ilike ${pattern} or c.number like ${narrow} or c.operator_id in (
      select o.id from operator_bodies o where o.credit_code ilike ${narrow} or o.name ilike ${pattern}))`)
  }
  return parts
}

function branches(tab: QueueTab, scope: QueueScope, filter: QueueFilter): Prisma.Sql[] {
  const rest = filterConditions(filter)
  return tabBranches(tab, scope).map((branch) =>
    Prisma.join([areaCondition(scope), branch, ...rest], ' and '),
  )
}

/** How many cases each tab holds under the filter, in one statement: a column per tab. */
export function countsStatement(
  scope: QueueScope,
  filter: QueueFilter,
  tabs: readonly QueueTab[],
): Prisma.Sql {
  const columns = tabs.map((tab) => {
    const sums = branches(tab, scope, filter).map(
      (where) => Prisma.sql`(select count(*) from filing_cases c where ${where})`,
    )
    return Prisma.sql`(${Prisma.join(sums, ' + ')})::int as ${Prisma.raw(tab)}`
  })
  return Prisma.sql`select ${Prisma.join(columns)}`
}

/**
 * What lies behind the cursor, as ranges an index can start at, in order. Open cases run from the earliest due day to
 * those without a clock; ended ones the other way round, newest first.
 */
function pageRanges(cursor: ReturnType<typeof readDueCursor>, isNewestFirst: boolean): Prisma.Sql[] {
  if (!cursor) return [Prisma.sql`true`]
  const { dueOn: day, id } = cursor
  const [before, none, some] = [
    Prisma.raw(isNewestFirst ? '<' : '>'),
    Prisma.sql`c.due_on is null`,
    Prisma.sql`c.due_on is not null`,
  ]
  if (day !== null) {
    const further = Prisma.sql`(c.due_on, c.id) ${before} (${day}::date, ${id}::uuid)`
    return isNewestFirst ? [further] : [further, none]
  }
  const further = Prisma.sql`${none} and c.id ${before} ${id}::uuid`
  return isNewestFirst ? [further, some] : [further]
}

/** The statements that together give one page: run them in turn until enough rows came. Each gives ids in order. */
export function pageStatements(scope: QueueScope, filter: QueueFilter): ((limit: number) => Prisma.Sql)[] {
  const isNewestFirst = filter.tab === 'finished'
  // The order of the index in either direction: nulls last going up, first going down.
  const order = isNewestFirst ? Prisma.sql`due_on desc, id desc` : Prisma.sql`due_on, id`
  return pageRanges(readDueCursor(filter.after), isNewestFirst).map((range) => (limit) => {
    const parts = branches(filter.tab, scope, filter).map(
      (where) => Prisma.sql`(select c.due_on, c.id from filing_cases c where ${where} and ${range}
        order by ${order} limit ${limit})`,
    )
    return Prisma.sql`select id from (${Prisma.join(parts, ' union all ')}) as page order by ${order} limit ${limit}`
  })
}
