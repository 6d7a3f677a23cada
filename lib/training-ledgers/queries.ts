import 'server-only'
import { z } from 'zod'
import { type Actor, can } from '@/lib/core/actor'
import { todayInShanghai } from '@/lib/core/clock'
import { db, type Prisma, type Reader } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { type DateString, fromDateColumn } from '@/lib/format/date'
import { listStoredSettings } from '@/lib/settings/queries'
import { settingsFrom } from '@/lib/settings/rules'
import type { AttendanceMethod, StaffPostKind, TrainingAccount } from '@/prisma/generated/enums'
import { runningOn, visiblePeople } from './policy'
import { type LedgerLine, ledgerOf, TRAINING_KEYS } from './rules'

export type AttendanceDto = {
  id: string
  courseTitle: string
  provider: string
  attendedOn: DateString
  accounts: TrainingAccount[]
  hours: number
  method: AttendanceMethod
  revokedAt: Date | null
  revokeReason: string | null
}

export type LedgerPerson = {
  personId: string
  name: string
  /** 110***********002X */
  identityMasked: string
  posts: {
    kind: StaffPostKind
    facilityId: string | null
    facilityName: string | null
    isFullTime: boolean
  }[]
  ledger: LedgerLine[]
}

export type TranscriptDto = LedgerPerson & {
  asOf: DateString
  isDemo: boolean
  /** Newest first; revoked ones stay in sight with their reason and count nothing. */
  attendances: AttendanceDto[]
}

const personColumns = (today: DateString) =>
  ({
    id: true,
    name: true,
    identityMasked: true,
    isDemo: true,
    posts: {
      where: runningOn(today),
      orderBy: [{ isFullTime: 'desc' }, { startedOn: 'desc' }, { id: 'asc' }],
      select: {
        ...{ kind: true, facilityId: true, regionPath: true, isFullTime: true },
        facility: { select: { name: true } },
      },
    },
  }) as const satisfies Prisma.StaffPersonSelect

const attendanceColumns = {
  ...{ id: true, personId: true, attendedOn: true, accounts: true, hours: true },
  ...{ method: true, revokedAt: true, revokeReason: true },
  session: { select: { course: { select: { title: true, provider: true } } } },
} as const satisfies Prisma.TrainingAttendanceSelect

const toAttendance = ({
  session,
  personId: _person,
  ...row
}: Prisma.TrainingAttendanceGetPayload<{ select: typeof attendanceColumns }>): AttendanceDto => ({
  ...row,
  courseTitle: session.course.title,
  provider: session.course.provider,
  attendedOn: fromDateColumn(row.attendedOn),
  hours: Number(row.hours),
})

/** The accounts of these people on a day, in the order found; for callers that have proven they may read them. */
async function ledgers(
  actor: Actor,
  where: Prisma.StaffPersonWhereInput,
  today: DateString,
  reader: Reader,
  page?: { take: number; after?: string },
) {
  const people = await reader.staffPerson.findMany({
    where,
    orderBy: page ? { id: 'asc' } : [{ name: 'asc' }, { id: 'asc' }],
    ...(page && { take: page.take, ...(page.after && { cursor: { id: page.after }, skip: 1 }) }),
    select: personColumns(today),
  })
  const [attended, settings] = await Promise.all([
    reader.trainingAttendance.findMany({
      where: { personId: { in: people.map(({ id }) => id) } },
      orderBy: [{ attendedOn: 'desc' }, { id: 'desc' }],
      select: attendanceColumns,
    }),
    listStoredSettings(actor, TRAINING_KEYS, reader),
  ])
  const byPerson = new Map<string, AttendanceDto[]>()
  for (const row of attended)
    byPerson.set(row.personId, [...(byPerson.get(row.personId) ?? []), toAttendance(row)])
  return people.map(({ id, posts, isDemo, ...person }) => {
    const attendances = byPerson.get(id) ?? []
    const asked = posts.map(({ kind, facilityId, regionPath }) => ({
      kind,
      settings: facilityId === null ? null : settingsFrom(settings, regionPath),
    }))
    const counted = attendances.filter(({ revokedAt }) => revokedAt === null)
    const places = posts.map(({ facility, regionPath: _path, ...post }) => ({
      ...post,
      facilityName: facility?.name ?? null,
    }))
    const ledger = ledgerOf(asked, counted, today)
    return { ...person, personId: id, isDemo, posts: places, ledger, attendances, asOf: today }
  })
}

/** A person's accounts and attendances today; null for somebody who is not there or whom the actor may not read. */
export async function transcriptOf(
  actor: Actor,
  personId: string,
  reader: Reader = db,
): Promise<TranscriptDto | null> {
  if (!z.uuid().safeParse(personId).success) return null
  const today = todayInShanghai()
  const where = { AND: [visiblePeople(actor, today), { id: { equals: personId } }] }
  return (await ledgers(actor, where, today, reader))[0] ?? null
}

/** Everybody the actor's own body employs now, by name, with their accounts. Empty without a body. */
export async function listStaffLedgers(actor: Actor): Promise<LedgerPerson[]> {
  if (!can(actor, 'operator.staff')) return []
  const today = todayInShanghai()
  return ledgers(actor, visiblePeople(actor, today), today, db)
}

export type FacilityLedgers = {
  facilityId: string
  facilityName: string
  regionName: string
  people: LedgerPerson[]
}

const FACILITIES_PER_PAGE = 20
const PEOPLE_PER_READ = 500

/** One page of the area's facilities that employ somebody, with the accounts of all their people. Throws not_found. */
export async function listFacilityLedgers(
  actor: Actor,
  { page }: { page: number },
): Promise<{ items: FacilityLedgers[]; page: number; pageSize: number; total: number }> {
  const today = todayInShanghai()
  const where = facilitiesOf(actor, today)
  const [total, facilities] = await Promise.all([
    db.facility.count({ where }),
    db.facility.findMany({
      where,
      orderBy: [{ regionPath: 'asc' }, { name: 'asc' }, { id: 'asc' }],
      skip: (page - 1) * FACILITIES_PER_PAGE,
      take: FACILITIES_PER_PAGE,
      select: { id: true, name: true, region: { select: { name: true } } },
    }),
  ])
  const ids = facilities.map(({ id }) => id)
  const at = { posts: { some: { facilityId: { in: ids }, ...runningOn(today) } } }
  const people = ids.length === 0 ? [] : await ledgers(actor, at, today, db)
  const items = facilities.map(({ id, name, region }) => ({
    facilityId: id,
    facilityName: name,
    regionName: region.name,
    people: people.filter(({ posts }) => posts.some(({ facilityId }) => facilityId === id)),
  }))
  return { items, page, pageSize: FACILITIES_PER_PAGE, total }
}

function facilitiesOf(actor: Actor, today: DateString): Prisma.FacilityWhereInput {
  if (!can(actor, 'training.keep') || !actor.regionPath) throw new AppError('not_found')
  const range = { gte: actor.regionPath, lt: `${actor.regionPath}0` }
  return { regionPath: range, posts: { some: runningOn(today) } }
}

/** Everybody with a running post in the actor's area, in parts that fit into memory. */
export async function* readAreaLedgers(actor: Actor, reader: Reader = db): AsyncGenerator<LedgerPerson[]> {
  const today = todayInShanghai()
  if (!can(actor, 'training.keep') || !actor.regionPath) throw new AppError('not_found')
  const range = { gte: actor.regionPath, lt: `${actor.regionPath}0` }
  const where = { posts: { some: { regionPath: range, ...runningOn(today) } } }
  for (let after: string | undefined; ; ) {
    const part = await ledgers(actor, where, today, reader, { take: PEOPLE_PER_READ, after })
    if (part.length > 0) yield part
    if (part.length < PEOPLE_PER_READ) return
    after = part.at(-1)?.personId
  }
}

/** People with a running post in the actor's area: how large an export would be. */
export async function countAreaStaff(actor: Actor, reader: Reader = db): Promise<number> {
  if (!can(actor, 'training.keep') || !actor.regionPath) throw new AppError('not_found')
  const range = { gte: actor.regionPath, lt: `${actor.regionPath}0` }
  return reader.staffPerson.count({
    where: { posts: { some: { regionPath: range, ...runningOn(todayInShanghai()) } } },
  })
}
