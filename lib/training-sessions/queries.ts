import 'server-only'
import { z } from 'zod'
import { type Actor, can } from '@/lib/core/actor'
import { now, todayInShanghai } from '@/lib/core/clock'
import { unseal } from '@/lib/core/crypto'
import { db, type Prisma, type Reader } from '@/lib/core/db'
import { keptBy } from '@/lib/training-courses/policy'
import { runningOn } from '@/lib/training-ledgers/policy'
import type { TrainingAccount, TrainingSessionState } from '@/prisma/generated/enums'
import { isSignInOpen, SIGN_IN_MARGIN_MINUTES } from './rules'
import { codeAt, codeEndsAt, codeWindow } from './sign-in-codes'

export type SessionDto = {
  id: string
  course: {
    id: string
    title: string
    provider: string
    accounts: TrainingAccount[]
    hours: number
    regionCode: string
    regionPath: string
    regionName: string
  }
  startsAt: Date
  endsAt: Date
  place: string
  isOnline: boolean
  capacity: number | null
  state: TrainingSessionState
  /** Attendances that count. */
  attended: number
  isDemo: boolean
  version: number
}

const COLUMNS = {
  ...{ id: true, startsAt: true, endsAt: true, place: true, isOnline: true, capacity: true },
  ...{ state: true, isDemo: true, version: true },
  course: {
    select: {
      ...{ id: true, title: true, provider: true, accounts: true, hours: true },
      ...{ regionCode: true, regionPath: true, region: { select: { name: true } } },
    },
  },
  _count: { select: { attendances: { where: { revokedAt: null } } } },
} as const satisfies Prisma.TrainingSessionSelect

function toDto({
  course: { region, hours, ...course },
  _count,
  ...row
}: Prisma.TrainingSessionGetPayload<{ select: typeof COLUMNS }>): SessionDto {
  return {
    ...row,
    course: { ...course, hours: Number(hours), regionName: region.name },
    attended: _count.attendances,
  }
}

const isUuid = (id: string) => z.uuid().safeParse(id).success

/** A session of a course the actor keeps; null otherwise. */
export async function findSession(actor: Actor, id: string, reader: Reader = db): Promise<SessionDto | null> {
  if (!isUuid(id)) return null
  const row = await reader.trainingSession.findFirst({
    where: { id: { equals: id }, course: keptBy(actor) },
    select: COLUMNS,
  })
  return row && toDto(row)
}

/** The sessions of a course the actor keeps, newest first. */
export async function listCourseSessions(actor: Actor, courseId: string): Promise<SessionDto[]> {
  if (!isUuid(courseId)) return []
  const rows = await db.trainingSession.findMany({
    where: { courseId, course: keptBy(actor) },
    orderBy: [{ startsAt: 'desc' }, { id: 'desc' }],
    take: 200,
    select: COLUMNS,
  })
  return rows.map(toDto)
}

/** Sessions of the actor's area that run or are yet to come, and past ones nobody has closed, soonest first. */
export async function listOpenSessions(actor: Actor): Promise<SessionDto[]> {
  const rows = await db.trainingSession.findMany({
    where: { state: 'planned', course: keptBy(actor) },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: 100,
    select: COLUMNS,
  })
  return rows.map(toDto)
}

/**
 * What is held where the person works now and above it, from those running on; for somebody in care alone. A session
 * elsewhere is reached by the code in its room.
 */
export async function listSessionsForMe(actor: Actor): Promise<SessionDto[]> {
  if (!can(actor, 'staff.own') || !actor.staffPersonId) return []
  const posts = await db.staffPost.findMany({
    where: { personId: actor.staffPersonId, ...runningOn(todayInShanghai()) },
    select: { regionPath: true },
  })
  const codes = posts.flatMap(({ regionPath }) => regionPath.split('/').filter(Boolean))
  const margin = SIGN_IN_MARGIN_MINUTES * 60_000
  const rows = await db.trainingSession.findMany({
    where: {
      ...{ state: 'planned', endsAt: { gte: new Date(now().getTime() - margin) } },
      course: { regionCode: { in: [...new Set(codes)] }, isEnabled: true },
    },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: 50,
    select: COLUMNS,
  })
  return rows.map(toDto)
}

/** A session whose room somebody in care stands in: open for signing in now; null otherwise. */
export async function findOpenSession(actor: Actor, id: string): Promise<SessionDto | null> {
  if (!can(actor, 'staff.own') || !isUuid(id)) return null
  const row = await db.trainingSession.findUnique({ where: { id }, select: COLUMNS })
  return row && isSignInOpen(row, now()) ? toDto(row) : null
}

export type RoomCode = { code: string; endsAt: Date }

/** The code the room's screen shows now; null while nobody can sign in, and for those who do not keep the session. */
export async function findRoomCode(actor: Actor, sessionId: string): Promise<RoomCode | null> {
  if (!isUuid(sessionId)) return null
  const row = await db.trainingSession.findFirst({
    where: { id: { equals: sessionId }, course: keptBy(actor) },
    select: { codeSealed: true, state: true, startsAt: true, endsAt: true },
  })
  const at = now()
  if (!row || !isSignInOpen(row, at)) return null
  return { code: codeAt(await unseal(row.codeSealed), codeWindow(at)), endsAt: codeEndsAt(at) }
}
