import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/core/actor'
import { db, type Prisma, type Reader } from '@/lib/core/db'
import { type DateString, fromDateColumn } from '@/lib/format/date'
import type { StaffPostKind } from '@/prisma/generated/enums'
import { visibleTo } from './policy'

/** A person's post. The identity number itself is in no DTO: only its mask. */
export type StaffDto = {
  personId: string
  postId: string
  name: string
  /** 110***********002X */
  identityMasked: string
  kind: StaffPostKind
  isFullTime: boolean
  /** Percent of a full week; null: not told. */
  sharePercent: number | null
  qualification: string
  qualificationNumber: string
  healthCertificateUntil: DateString | null
  facilityId: string | null
  facilityName: string | null
  startedOn: DateString
  endedOn: DateString | null
  isDemo: boolean
  version: number
}

const COLUMNS = {
  id: true,
  personId: true,
  person: { select: { name: true, identityMasked: true } },
  kind: true,
  isFullTime: true,
  sharePercent: true,
  qualification: true,
  qualificationNumber: true,
  healthCertificateUntil: true,
  facilityId: true,
  facility: { select: { name: true } },
  startedOn: true,
  endedOn: true,
  isDemo: true,
  version: true,
} as const satisfies Prisma.StaffPostSelect

function toDto({
  id,
  person,
  facility,
  healthCertificateUntil: until,
  ...row
}: Prisma.StaffPostGetPayload<{ select: typeof COLUMNS }>): StaffDto {
  return {
    ...row,
    ...person,
    postId: id,
    facilityName: facility?.name ?? null,
    healthCertificateUntil: until && fromDateColumn(until),
    startedOn: fromDateColumn(row.startedOn),
    endedOn: row.endedOn && fromDateColumn(row.endedOn),
  }
}

/** Who works for a body now, by post and name; with `ended` also those who left, last. Empty for a body not visible. */
export async function listStaff(
  actor: Actor,
  { operatorId, ended = false }: { operatorId: string; ended?: boolean },
  reader: Reader = db,
): Promise<StaffDto[]> {
  const rows = await reader.staffPost.findMany({
    where: { AND: [visibleTo(actor), { operatorId }, ended ? {} : { endedOn: null }] },
    orderBy: [
      { endedOn: { sort: 'desc', nulls: 'first' } },
      { kind: 'asc' },
      { person: { name: 'asc' } },
      { id: 'asc' },
    ],
    select: COLUMNS,
  })
  return rows.map(toDto)
}

/**
 * The named people as this body employs them, one entry a person: the running post, else the one that ended last.
 * For commands that have already proven they may see the body; people who never worked for it are left out.
 */
export async function staffByIds(
  reader: Reader,
  operatorId: string,
  personIds: readonly string[],
): Promise<StaffDto[]> {
  const ids = personIds.filter((id) => z.uuid().safeParse(id).success)
  if (ids.length === 0) return []
  const rows = await reader.staffPost.findMany({
    where: { operatorId, personId: { in: ids } },
    orderBy: [{ endedOn: { sort: 'desc', nulls: 'first' } }, { startedOn: 'asc' }, { id: 'asc' }],
    select: COLUMNS,
  })
  const first = new Map<string, StaffDto>()
  for (const row of rows) if (!first.has(row.personId)) first.set(row.personId, toDto(row))
  return [...first.values()]
}

/** One post; null when it is not there or not visible to the actor. */
export async function findPost(actor: Actor, postId: string, reader: Reader = db): Promise<StaffDto | null> {
  if (!z.uuid().safeParse(postId).success) return null
  const row = await reader.staffPost.findFirst({
    where: { AND: [visibleTo(actor), { id: { equals: postId } }] },
    select: COLUMNS,
  })
  return row && toDto(row)
}
