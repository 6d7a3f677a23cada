import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { db, type Prisma, type Reader } from '@/lib/core/db'
import { likeLiteral } from '@/lib/core/like'
import { addDays, shanghaiDayStart } from '@/lib/format/date'
import { visibleTo } from './policy'
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
    where: { AND: [visibleTo(actor), whereOf(filter)] },
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
  const { action, subject, actor, from, to, before } = filter
  return {
    ...(action && { action }),
    ...(subject && { subjectType: subject }),
    ...(actor && { actorName: { contains: likeLiteral(actor), mode: 'insensitive' as const } }),
    at: {
      ...(from && { gte: shanghaiDayStart(from) }),
      ...(to && { lt: shanghaiDayStart(addDays(to, 1)) }),
    },
    ...(before && { id: { lt: BigInt(before) } }),
  }
}
