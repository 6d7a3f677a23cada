import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/core/actor'
import { db, type Prisma, type Reader } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { asAnswers, type ClassAnswer, classesOf } from '@/lib/filings/answers'
import { type DateString, fromDateColumn } from '@/lib/format/date'
import type { CareClassKind } from '@/prisma/generated/enums'
import { ownFacilities, visibleTo } from './policy'

export type ClassDto = {
  id: string
  facilityId: string
  name: string
  kind: CareClassKind
  places: number
  openedOn: DateString
  closedOn: DateString | null
  isDemo: boolean
  version: number
}

const COLUMNS = {
  id: true,
  facilityId: true,
  name: true,
  kind: true,
  places: true,
  openedOn: true,
  closedOn: true,
  isDemo: true,
  version: true,
} as const satisfies Prisma.CareClassSelect

const toDto = (row: Prisma.CareClassGetPayload<{ select: typeof COLUMNS }>): ClassDto => ({
  ...row,
  openedOn: fromDateColumn(row.openedOn),
  closedOn: row.closedOn && fromDateColumn(row.closedOn),
})

export type ClassFacility = {
  id: string
  name: string
  regionCode: string
  regionPath: string
  /** Registered places; null: not known. */
  places: number | null
  openedOn: DateString | null
  isDemo: boolean
}

/** The body's facilities that are not closed, by name. */
export async function listClassFacilities(actor: Actor, reader: Reader = db): Promise<ClassFacility[]> {
  const rows = await reader.facility.findMany({
    where: { AND: [ownFacilities(actor), { status: { not: 'closed' } }] },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: {
      ...{ id: true, name: true, regionCode: true, regionPath: true, openedOn: true, isDemo: true },
      ...{ placesInfant: true, placesToddler: true, placesOlder: true, placesMixed: true },
    },
  })
  return rows.map(({ placesInfant, placesToddler, placesOlder, placesMixed, openedOn, ...row }) => {
    const known = [placesInfant, placesToddler, placesOlder, placesMixed].filter((one) => one !== null)
    const places = known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0)
    return { ...row, places, openedOn: openedOn && fromDateColumn(openedOn) }
  })
}

/** One of the body's facilities. Throws not_found for any other. */
export async function getClassFacility(
  actor: Actor,
  facilityId: string,
  reader: Reader = db,
): Promise<ClassFacility> {
  const found = (await listClassFacilities(actor, reader)).find(({ id }) => id === facilityId)
  if (!found) throw new AppError('not_found')
  return found
}

/** The classes of one of the body's facilities, open ones first; none for anybody else's. */
export async function listClasses(
  actor: Actor,
  facilityId: string,
  reader: Reader = db,
): Promise<ClassDto[]> {
  const rows = await reader.careClass.findMany({
    where: { AND: [visibleTo(actor), { facilityId }] },
    orderBy: [{ closedOn: { sort: 'desc', nulls: 'first' } }, { openedOn: 'asc' }, { name: 'asc' }],
    select: COLUMNS,
  })
  return rows.map(toDto)
}

/** Null for a class of another body. */
export async function findClass(actor: Actor, id: string, reader: Reader = db): Promise<ClassDto | null> {
  if (!z.uuid().safeParse(id).success) return null
  const row = await reader.careClass.findFirst({
    where: { AND: [visibleTo(actor), { id: { equals: id } }] },
    select: COLUMNS,
  })
  return row && toDto(row)
}

/** The classes of the latest accepted filing of a facility that names any. */
export async function filedClasses(facilityId: string, reader: Reader = db): Promise<ClassAnswer[]> {
  const cases = await reader.filingCase.findMany({
    where: { facilityId, state: { in: ['filed', 'verified', 'noncompliant'] } },
    orderBy: [{ receivedOn: 'desc' }, { id: 'desc' }],
    select: { data: true },
  })
  const named = cases.map(({ data }) => classesOf(asAnswers(data)).filter((one) => Number(one.places) >= 1))
  return named.find((classes) => classes.length > 0) ?? []
}
