import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/core/actor'
import { db, type Prisma, type Reader } from '@/lib/core/db'
import { type DateString, fromDateColumn } from '@/lib/format/date'
import type { StaffConflictKind, StaffConflictState, StaffPostKind } from '@/prisma/generated/enums'
import { visibleTo } from './policy'
import type { ConflictFilter } from './schema'

const CONFLICTS_PER_PAGE = 50

export type ConflictPost = {
  id: string
  kind: StaffPostKind
  sharePercent: number | null
  operatorName: string
  facilityName: string | null
  regionPath: string
  startedOn: DateString
}

export type ConflictDto = {
  id: string
  kind: StaffConflictKind
  state: StaffConflictState
  person: { id: string; name: string; identityMasked: string }
  countyName: string | null
  /** What opened it, as plain values; what it holds depends on the kind. */
  detail: Record<string, unknown>
  openedAt: Date
  closedAt: Date | null
  closedByName: string | null
  reason: string
  /** The person's running posts now. */
  posts: ConflictPost[]
  /** Areas it concerns: of the conflict's county and of every running post. */
  paths: string[]
  isDemo: boolean
  version: number
}

const COLUMNS = {
  id: true,
  kind: true,
  state: true,
  detail: true,
  openedAt: true,
  closedAt: true,
  closedByName: true,
  reason: true,
  isDemo: true,
  version: true,
  county: { select: { name: true, path: true } },
  person: {
    select: {
      id: true,
      name: true,
      identityMasked: true,
      posts: {
        where: { endedOn: null },
        orderBy: { startedOn: 'asc' },
        select: {
          id: true,
          kind: true,
          sharePercent: true,
          regionPath: true,
          startedOn: true,
          operator: { select: { name: true } },
          facility: { select: { name: true } },
        },
      },
    },
  },
} as const satisfies Prisma.StaffConflictSelect

function toDto({
  county,
  person: { posts, ...person },
  detail,
  ...row
}: Prisma.StaffConflictGetPayload<{ select: typeof COLUMNS }>): ConflictDto {
  return {
    ...row,
    detail: z.record(z.string(), z.unknown()).catch({}).parse(detail),
    person,
    countyName: county?.name ?? null,
    posts: posts.map(({ operator, facility, startedOn, ...post }) => ({
      ...post,
      operatorName: operator.name,
      facilityName: facility?.name ?? null,
      startedOn: fromDateColumn(startedOn),
    })),
    paths: [county?.path ?? '', ...posts.map(({ regionPath }) => regionPath)].filter((path) => path !== ''),
  }
}

/** One page of the conflicts the actor may see: open ones oldest first, closed ones latest first. */
export async function listConflicts(
  actor: Actor,
  filter: ConflictFilter,
): Promise<{ items: ConflictDto[]; page: number; pageSize: number; total: number }> {
  const state = filter.state === 'all' ? {} : { state: filter.state }
  const where = { AND: [visibleTo(actor), state, filter.kind ? { kind: filter.kind } : {}] }
  const [total, rows] = await Promise.all([
    db.staffConflict.count({ where }),
    db.staffConflict.findMany({
      where,
      orderBy: [{ openedAt: filter.state === 'open' ? 'asc' : 'desc' }, { id: 'asc' }],
      skip: (filter.page - 1) * CONFLICTS_PER_PAGE,
      take: CONFLICTS_PER_PAGE,
      select: COLUMNS,
    }),
  ])
  return { items: rows.map(toDto), page: filter.page, pageSize: CONFLICTS_PER_PAGE, total }
}

/** The conflicts about one person that the actor may see, open ones first. */
export async function conflictsOf(actor: Actor, personId: string): Promise<ConflictDto[]> {
  const rows = await db.staffConflict.findMany({
    where: { AND: [visibleTo(actor), { personId }] },
    orderBy: [{ state: 'asc' }, { openedAt: 'desc' }],
    take: CONFLICTS_PER_PAGE,
    select: COLUMNS,
  })
  return rows.map(toDto)
}

/** Null for a conflict that is not there or not visible to the actor. */
export async function findConflict(
  actor: Actor,
  id: string,
  reader: Reader = db,
): Promise<ConflictDto | null> {
  if (!z.uuid().safeParse(id).success) return null
  const row = await reader.staffConflict.findFirst({
    where: { AND: [visibleTo(actor), { id: { equals: id } }] },
    select: COLUMNS,
  })
  return row && toDto(row)
}
