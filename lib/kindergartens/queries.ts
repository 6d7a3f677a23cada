import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/core/actor'
import { db, type Prisma } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { likeLiteral } from '@/lib/core/like'
import { type DateString, dateInShanghai, fromDateColumn } from '@/lib/format/date'
import { normaliseDivisionCode } from '@/lib/regions/code'
import { findRegion } from '@/lib/regions/queries'
import { leadingCode, subtreeRange } from '@/lib/regions/rules'
import type { KindergartenStatus, OperatingStatus, Ownership } from '@/prisma/generated/enums'
import type { Milestone } from './rules'
import type { KindergartenFilter } from './schema'

const select = {
  id: true,
  name: true,
  regionPath: true,
  address: true,
  ownership: true,
  status: true,
  isNewBuild: true,
  programme: true,
  dueOn: true,
  completedOn: true,
  syncPlanned: true,
  syncDesigned: true,
  syncBuilt: true,
  syncAccepted: true,
  syncDelivered: true,
  source: true,
  isDemo: true,
  version: true,
  updatedAt: true,
  region: { select: { code: true, name: true } },
  milestones: { select: { kind: true, dueOn: true, doneOn: true }, orderBy: { kind: 'asc' } },
  facilities: {
    select: { id: true, name: true, status: true },
    where: { kind: 'kindergarten_class' },
    orderBy: { name: 'asc' },
  },
} as const satisfies Prisma.KindergartenSelect

export type KindergartenDto = {
  id: string
  name: string
  region: { code: string; name: string }
  regionPath: string
  address: string | null
  ownership: Ownership | null
  status: KindergartenStatus
  isNewBuild: boolean
  programme: string | null
  dueOn: DateString | null
  completedOn: DateString | null
  syncPlanned: boolean | null
  syncDesigned: boolean | null
  syncBuilt: boolean | null
  syncAccepted: boolean | null
  syncDelivered: boolean | null
  source: string
  isDemo: boolean
  version: number
  updatedOn: DateString
  milestones: Milestone[]
  /** Its 托班 of any status. */
  classes: { id: string; name: string; status: OperatingStatus }[]
  hasCare: boolean
}

const day = (value: Date | null): DateString | null => value && fromDateColumn(value)

function toDto(row: Prisma.KindergartenGetPayload<{ select: typeof select }>): KindergartenDto {
  const { updatedAt, facilities, milestones, dueOn, completedOn, ...rest } = row
  return {
    ...rest,
    dueOn: day(dueOn),
    completedOn: day(completedOn),
    updatedOn: dateInShanghai(updatedAt),
    milestones: milestones.map(({ kind, ...days }) => ({
      kind,
      dueOn: day(days.dueOn),
      doneOn: day(days.doneOn),
    })),
    classes: facilities,
    hasCare: facilities.some((facility) => facility.status === 'operating'),
  }
}

/** Kindergartens of an area by region, one page at a time. An unknown region lists nothing. */
export async function listKindergartens(
  actor: Actor,
  filter: KindergartenFilter,
): Promise<{ items: KindergartenDto[]; page: number; pageSize: number; total: number }> {
  const { page, pageSize, status, newBuild, care, q } = filter
  const code = normaliseDivisionCode(leadingCode(filter.region ?? '') ?? '')
  const region = code ? await findRegion(actor, code) : null
  if (filter.region && !region) return { items: [], page, pageSize, total: 0 }
  const literal = q && likeLiteral(q)
  const classes = { kind: 'kindergarten_class', status: 'operating' } as const
  const where: Prisma.KindergartenWhereInput = {
    ...(region ? { regionPath: subtreeRange(region.path) } : {}),
    ...(status ? { status } : {}),
    ...(newBuild === undefined ? {} : { isNewBuild: newBuild }),
    ...(care === undefined ? {} : { facilities: care ? { some: classes } : { none: classes } }),
    ...(literal ? { OR: [{ name: { contains: literal } }, { address: { contains: literal } }] } : {}),
  }
  const [rows, total] = await Promise.all([
    db.kindergarten.findMany({
      where,
      orderBy: [{ regionPath: 'asc' }, { id: 'asc' }],
      skip: (page - 1) * pageSize,
      take: pageSize,
      select,
    }),
    db.kindergarten.count({ where }),
  ])
  return { items: rows.map(toDto), page, pageSize, total }
}

/** Throws not_found. */
export async function getKindergarten(_actor: Actor, id: string): Promise<KindergartenDto> {
  const row = z.uuid().safeParse(id).success
    ? await db.kindergarten.findUnique({ where: { id }, select })
    : null
  if (!row) throw new AppError('not_found')
  return toDto(row)
}

/** Names of the kindergartens of an area, for a field's suggestions. */
export async function listKindergartenNames(
  _actor: Actor,
  withinPath: string,
  limit = 300,
): Promise<string[]> {
  const rows = await db.kindergarten.findMany({
    where: { regionPath: subtreeRange(withinPath), status: { not: 'closed' } },
    orderBy: [{ regionPath: 'asc' }, { name: 'asc' }],
    take: limit,
    select: { name: true },
  })
  return [...new Set(rows.map((row) => row.name))]
}
