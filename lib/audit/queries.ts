import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { db, type Prisma, type Reader } from '@/lib/core/db'
import { likeLiteral } from '@/lib/core/like'
import { addDays, shanghaiDayStart } from '@/lib/format/date'
import { canReadAudit, visibleTo } from './policy'
import type { AuditFilter } from './schema'

export const AUDIT_PER_PAGE = 50

export type AuditEventRow = {
  id: string
  at: Date
  actorName: string
  actorRole: string
  action: string
  subjectType: string
  subjectId: string
  subjectName: string | null
  regionName: string | null
  before: unknown
  after: unknown
  reason: string | null
  requestId: string | null
  actorId: string | null
  right: string | null
  outcome: string
}

const COLUMNS = {
  id: true,
  at: true,
  actorName: true,
  actorRole: true,
  action: true,
  subjectType: true,
  subjectId: true,
  regionCode: true,
  before: true,
  after: true,
  reason: true,
  requestId: true,
  actorId: true,
  right: true,
  outcome: true,
} as const satisfies Prisma.AuditEventSelect

/** One page of the log, newest first; `nextBefore` is the filter's `before` for the next page, null on the last. */
export async function listAuditEvents(
  actor: Actor,
  filter: AuditFilter,
): Promise<{ items: AuditEventRow[]; nextBefore: string | null }> {
  const rows = await readAuditEvents(actor, filter, AUDIT_PER_PAGE + 1)
  const items = rows.slice(0, AUDIT_PER_PAGE)
  return { items, nextBefore: rows.length > AUDIT_PER_PAGE ? (items.at(-1)?.id ?? null) : null }
}

/** At most `limit` lines of the log, newest first, with the names of their accounts and regions as they are today. */
export async function readAuditEvents(
  actor: Actor,
  filter: AuditFilter,
  limit: number,
  reader: Reader = db,
): Promise<AuditEventRow[]> {
  const rows = await reader.auditEvent.findMany({
    where: { AND: [visibleTo(actor), whereOf(filter), await whoIs(filter.actor, actor, reader)] },
    select: COLUMNS,
    orderBy: { id: 'desc' },
    take: limit,
  })
  const accountIds = rows.filter((row) => row.subjectType === 'account').map((row) => row.subjectId)
  const regionCodes = rows.flatMap((row) => row.regionCode ?? [])
  // One after the other: inside a transaction there is one connection.
  const accounts = await namesById(reader, [...new Set(accountIds)].filter(Boolean))
  const regions = await reader.region.findMany({
    where: { code: { in: [...new Set(regionCodes)] } },
    select: { code: true, name: true },
  })
  const regionNames = new Map(regions.map(({ code, name }) => [code, name]))
  return rows.map(({ regionCode, ...row }) => ({
    ...row,
    id: String(row.id),
    subjectName: accounts.get(row.subjectId) ?? nameIn(row.after) ?? nameIn(row.before),
    regionName: (regionCode && regionNames.get(regionCode)) || null,
  }))
}

async function namesById(reader: Reader, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const accounts = await reader.account.findMany({
    where: { id: { in: ids } },
    select: { id: true, username: true },
  })
  return new Map(accounts.map(({ id, username }) => [id, username]))
}

function nameIn(value: unknown): string | null {
  const name = value !== null && typeof value === 'object' && 'name' in value ? value.name : null
  return typeof name === 'string' ? name : null
}

function whereOf(filter: AuditFilter): Prisma.AuditEventWhereInput {
  const { action, subject, subjectId, right, outcome, request, from, to, before } = filter
  return {
    ...(action && { action }),
    ...(subject && { subjectType: subject }),
    ...(subject && subjectId && { subjectId }),
    ...(right && { right }),
    ...(outcome && { outcome }),
    ...(request && { requestId: request }),
    ...((from || to) && {
      at: {
        ...(from && { gte: shanghaiDayStart(from) }),
        ...(to && { lt: shanghaiDayStart(addDays(to, 1)) }),
      },
    }),
    ...(before && { id: { lt: BigInt(before) } }),
  }
}

const ACCOUNT_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
/** More accounts than this of one name are no answer to "who". */
const MOST_ACCOUNTS = 200

/**
 * Whose lines are asked for: an account id as it is; a name by the names accounts have now and had on their last line,
 * so that accounts removed since are found as well. Names are looked up once per account, not once per line.
 */
async function whoIs(name: string, actor: Actor, reader: Reader): Promise<Prisma.AuditEventWhereInput> {
  if (name === '') return {}
  if (!canReadAudit(actor)) return { id: { in: [] } }
  if (ACCOUNT_ID.test(name)) return { actorId: name.toLowerCase() }
  const like = `%${likeLiteral(name)}%`
  const accounts = await reader.$queryRaw<{ id: string }[]>`
    with recursive actors as (
      (select actor_id, actor_name from audit_events where actor_id is not null order by actor_id desc, id desc limit 1)
      union all
      select earlier.actor_id, earlier.actor_name from actors cross join lateral (
        select e.actor_id, e.actor_name from audit_events e where e.actor_id < actors.actor_id
        order by e.actor_id desc, e.id desc limit 1) earlier)
    select actor_id as id from actors left join accounts a on a.id::text = actors.actor_id
    where actor_name ilike ${like} or a.username ilike ${like} or a.display_name ilike ${like}
    limit ${MOST_ACCOUNTS}`
  // Jobs and visitors have no account.
  const nameless = { actorId: null, actorName: { contains: likeLiteral(name), mode: 'insensitive' as const } }
  return { OR: [{ actorId: { in: accounts.map(({ id }) => id) } }, nameless] }
}
