import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/core/actor'
import { todayInShanghai } from '@/lib/core/clock'
import { db, type Prisma, type Reader } from '@/lib/core/db'
import { likeLiteral } from '@/lib/core/like'
import { type DateString, fromDateColumn, toDateColumn } from '@/lib/format/date'
import type { ExpertKind } from '@/prisma/generated/enums'
import { keptBy } from './policy'
import type { ExpertFilter } from './schema'

export type ExpertDto = {
  id: string
  kind: ExpertKind
  name: string
  field: string
  employer: string
  regionCode: string
  regionName: string
  document: string
  since: DateString
  until: DateString | null
  isDemo: boolean
  version: number
}

const COLUMNS = {
  ...{ id: true, kind: true, name: true, field: true, employer: true, regionCode: true, document: true },
  ...{ since: true, until: true, isDemo: true, version: true, region: { select: { name: true } } },
} as const satisfies Prisma.ExpertSelect

const toDto = ({
  region,
  since,
  until,
  ...row
}: Prisma.ExpertGetPayload<{ select: typeof COLUMNS }>): ExpertDto => ({
  ...row,
  regionName: region.name,
  since: fromDateColumn(since),
  until: until && fromDateColumn(until),
})

const EXPERTS_PER_PAGE = 50

/** One page of the rolls of the actor's area: those on it before those who left, the newest first. */
export async function listExperts(
  actor: Actor,
  { kind, q, page }: ExpertFilter,
): Promise<{ items: ExpertDto[]; page: number; pageSize: number; total: number }> {
  const contains = { contains: likeLiteral(q) }
  const text = q === '' ? {} : { OR: [{ name: contains }, { field: contains }, { employer: contains }] }
  const where = { AND: [keptBy(actor), kind ? { kind } : {}, text] }
  const [total, rows] = await Promise.all([
    db.expert.count({ where }),
    db.expert.findMany({
      where,
      orderBy: [{ until: { sort: 'desc', nulls: 'first' } }, { id: 'desc' }],
      skip: (page - 1) * EXPERTS_PER_PAGE,
      take: EXPERTS_PER_PAGE,
      select: COLUMNS,
    }),
  ])
  return { items: rows.map(toDto), page, pageSize: EXPERTS_PER_PAGE, total }
}

export type RollCount = { kind: ExpertKind; people: number; fields: string[] }

/** How many stand on each roll of the actor's area today, and which fields they cover. */
export async function countExperts(actor: Actor): Promise<RollCount[]> {
  const today = toDateColumn(todayInShanghai())
  const rows = await db.expert.groupBy({
    by: ['kind', 'field'],
    where: {
      AND: [keptBy(actor), { since: { lte: today }, OR: [{ until: null }, { until: { gte: today } }] }],
    },
    orderBy: [{ kind: 'asc' }, { field: 'asc' }],
    _count: true,
  })
  const kinds = [...new Set(rows.map(({ kind }) => kind))]
  return kinds.map((kind) => {
    const own = rows.filter((row) => row.kind === kind)
    return {
      kind,
      people: own.reduce((sum, { _count }) => sum + _count, 0),
      fields: own.flatMap(({ field }) => (field === '' ? [] : [field])),
    }
  })
}

/** Null for an entry that is not there or not of the actor's area. */
export async function findExpert(actor: Actor, id: string, reader: Reader = db): Promise<ExpertDto | null> {
  if (!z.uuid().safeParse(id).success) return null
  const row = await reader.expert.findFirst({
    where: { AND: [keptBy(actor), { id: { equals: id } }] },
    select: COLUMNS,
  })
  return row && toDto(row)
}
