import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/core/actor'
import { db, type Prisma, type Reader } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { memo } from '@/lib/core/memo'
import { type DateString, fromDateColumn } from '@/lib/format/date'
import type { CertificateState, CertificateType, StaffPostKind } from '@/prisma/generated/enums'
import { countStatement, pageStatement } from './list-sql'
import { areaOf, visiblePeople } from './policy'
import { MOST_COUNTED, readSearch } from './rules'
import type { StaffFilter } from './schema'

const ROWS = 30
/** Found by name: more than this nobody reads; a longer beginning finds the one. */
const MOST_BY_NAME = 100

export type RegisterRow = {
  postId: string
  personId: string
  name: string
  identityMasked: string
  kind: StaffPostKind
  sharePercent: number | null
  operatorName: string
  facility: { id: string; name: string } | null
  regionName: string | null
  certificates: { type: CertificateType; level: number | null; state: CertificateState }[]
  hasConflict: boolean
  startedOn: DateString
  endedOn: DateString | null
  isDemo: boolean
}

const ROW = {
  id: true,
  kind: true,
  sharePercent: true,
  startedOn: true,
  endedOn: true,
  isDemo: true,
  operator: { select: { name: true } },
  facility: { select: { id: true, name: true, region: { select: { name: true } } } },
  person: {
    select: {
      id: true,
      name: true,
      identityMasked: true,
      certificates: {
        where: { state: { not: 'rejected' }, replacedById: null },
        orderBy: { type: 'asc' },
        take: 3,
        select: { type: true, level: true, state: true },
      },
      conflicts: { where: { state: 'open' }, take: 1, select: { id: true } },
    },
  },
} as const satisfies Prisma.StaffPostSelect

function toRow(row: Prisma.StaffPostGetPayload<{ select: typeof ROW }>): RegisterRow {
  const { id, person, facility, operator, startedOn, endedOn, ...rest } = row
  return {
    ...rest,
    postId: id,
    personId: person.id,
    name: person.name,
    identityMasked: person.identityMasked,
    certificates: person.certificates,
    hasConflict: person.conflicts.length > 0,
    operatorName: operator.name,
    facility: facility && { id: facility.id, name: facility.name },
    regionName: facility?.region.name ?? null,
    startedOn: fromDateColumn(startedOn),
    endedOn: endedOn && fromDateColumn(endedOn),
  }
}

export type RegisterPage = {
  items: RegisterRow[]
  /** Rows counted up to MOST_COUNTED. */
  total: number
  /** The cursor of the next page; null on the last one. */
  next: string | null
}

const NOTHING: RegisterPage = { items: [], total: 0, next: null }

// What a page draws from is one object until something changes, so that it is drawn once.
const rememberedPage = memo(async (key: string): Promise<RegisterPage> => {
  const { area, filter } = JSON.parse(key) as { area: string; filter: StaffFilter }
  const search = readSearch(filter.q)
  const isByName = search.by === 'name'
  const limit = isByName ? MOST_BY_NAME : ROWS + 1
  const [found, counted] = await Promise.all([
    db.$queryRaw<{ id: string }[]>(pageStatement({ area }, filter, search, limit)),
    db.$queryRaw<{ count: number }[]>(countStatement({ area }, filter, search, MOST_COUNTED)),
  ])
  const ids = found.slice(0, isByName ? MOST_BY_NAME : ROWS).map(({ id }) => id)
  const rows = await db.staffPost.findMany({ where: { id: { in: ids } }, select: ROW })
  const byId = new Map(rows.map((row) => [row.id, toRow(row)]))
  const last = ids.at(-1) ?? null
  return {
    items: ids.flatMap((id) => byId.get(id) ?? []),
    total: counted[0]?.count ?? 0,
    next: !isByName && found.length > ROWS ? last : null,
  }
})

/** One page of the posts in the actor's area. Throws not_found for whoever reads no register. */
export async function listRegister(actor: Actor, filter: StaffFilter): Promise<RegisterPage> {
  const area = areaOf(actor)
  if (area === null) throw new AppError('not_found')
  if (readSearch(filter.q).by === 'refused') return NOTHING
  return rememberedPage(JSON.stringify({ area, filter }))
}

export type PersonPost = {
  id: string
  kind: StaffPostKind
  sharePercent: number | null
  operatorName: string
  facility: { id: string; name: string } | null
  startedOn: DateString
  endedOn: DateString | null
}

export type PersonDto = {
  id: string
  name: string
  identityMasked: string
  posts: PersonPost[]
  hasAccount: boolean
  isDemo: boolean
  version: number
}

const PERSON = {
  id: true,
  name: true,
  identityMasked: true,
  isDemo: true,
  version: true,
  account: { select: { id: true } },
  posts: {
    orderBy: [{ endedOn: { sort: 'desc', nulls: 'first' } }, { startedOn: 'desc' }],
    select: {
      id: true,
      kind: true,
      sharePercent: true,
      startedOn: true,
      endedOn: true,
      operator: { select: { name: true } },
      facility: { select: { id: true, name: true } },
    },
  },
} as const satisfies Prisma.StaffPersonSelect

function toPerson({
  account,
  posts,
  ...row
}: Prisma.StaffPersonGetPayload<{ select: typeof PERSON }>): PersonDto {
  return {
    ...row,
    hasAccount: account !== null,
    posts: posts.map(({ operator, startedOn, endedOn, ...post }) => ({
      ...post,
      operatorName: operator.name,
      startedOn: fromDateColumn(startedOn),
      endedOn: endedOn && fromDateColumn(endedOn),
    })),
  }
}

/** Null for somebody who is not there or has no post in the actor's area. */
export async function findPerson(actor: Actor, id: string, reader: Reader = db): Promise<PersonDto | null> {
  if (!z.uuid().safeParse(id).success) return null
  const row = await reader.staffPerson.findFirst({
    where: { AND: [visiblePeople(actor), { id: { equals: id } }] },
    select: PERSON,
  })
  return row && toPerson(row)
}

/** The actor's own record; null for whoever has none. */
export async function findOwnRecord(actor: Actor): Promise<PersonDto | null> {
  if (actor.staffPersonId === null) return null
  const row = await db.staffPerson.findUnique({ where: { id: actor.staffPersonId }, select: PERSON })
  return row && toPerson(row)
}
