import 'server-only'
import { type Actor, can } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { now } from '@/lib/core/clock'
import { unseal } from '@/lib/core/crypto'
import { type Tx, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { limitRate } from '@/lib/core/rate-limit'
import { type DateString, dateInShanghai, toDateColumn } from '@/lib/format/date'
import { refreshStaffMeasures } from '@/lib/staff-measures/commands'
import { keepsTraining } from '@/lib/training-courses/policy'
import { runningOn } from '@/lib/training-ledgers/policy'
import { lockSession } from '@/lib/training-sessions/commands'
import { isSignInOpen } from '@/lib/training-sessions/rules'
import { isCodeOf } from '@/lib/training-sessions/sign-in-codes'
import type { AttendanceMethod, TrainingAccount } from '@/prisma/generated/enums'
import { findAttendees } from './attendees'
import { readAttendees } from './rules'
import type { RecordAttendanceInput, RevokeAttendanceInput, SignInInput } from './schema'

const WRONG_CODE = '签到码不对，或已经换了。请看屏幕上现在的 8 位数字。'
const NOT_OPEN = '现在不能签到：这一场没有开始、已经结束或已经取消。'
const REVOKED = '您这一场的签到被撤销过，请找主管部门登记。'
const FULL = '名额已满，没有登记。请找现场的组织人员。'

/** What an attendance takes over from its session; later changes of the course leave it as it was. */
type Snapshot = {
  id: string
  startsAt: Date
  endsAt: Date
  capacity: number | null
  isDemo: boolean
  course: { accounts: TrainingAccount[]; hours: unknown; regionCode: string }
}

/**
 * Signs the actor in to a running session with the code of its room; twice counts once. Throws forbidden, invalid for a
 * wrong or outdated code, conflict when it is not open, full, revoked or meets another session, too_many for guessing.
 */
export async function signIn(actor: Actor, input: SignInInput): Promise<{ title: string; already: boolean }> {
  const personId = actor.staffPersonId
  if (!can(actor, 'staff.own') || !personId) throw new AppError('forbidden')
  // Two codes of a hundred million are good at a time: at this pace a guess takes decades.
  limitRate(`training-code:${actor.accountId}`, { burst: 8, perMinute: 6 })
  const { sessionId, code } = input
  return transaction(async (tx) => {
    await tx.$queryRaw`select 1 from training_sessions where id = ${sessionId}::uuid for update`
    const session = await tx.trainingSession.findUnique({ where: { id: sessionId }, select: SESSION })
    const at = now()
    if (!session || !isSignInOpen(session, at)) throw new AppError('conflict', { '': [NOT_OPEN] })
    if (!isCodeOf(await unseal(session.codeSealed), code, at))
      throw new AppError('invalid', { code: [WRONG_CODE] })
    const known = await tx.trainingAttendance.findUnique({
      where: { sessionId_personId: { sessionId, personId } },
      select: { revokedAt: true },
    })
    if (known?.revokedAt) throw new AppError('conflict', { '': [REVOKED] })
    const { title } = session.course
    if (known) return { title, already: true }
    await book(tx, actor, session, [personId], 'code')
    await audit(tx, actor, {
      action: 'training.sign_in',
      subject: { type: 'training_session', id: sessionId },
      regionCode: session.course.regionCode,
      after: { personId, title },
    })
    return { title, already: false }
  })
}

const SESSION = {
  ...{ id: true, state: true, startsAt: true, endsAt: true, capacity: true, isDemo: true, codeSealed: true },
  course: { select: { title: true, accounts: true, hours: true, regionCode: true } },
} as const

export type Recorded = { added: number; unchanged: number; restored: number }

/**
 * Books a list of people of the actor's area on a session: who stands there already stays, a revoked one counts again.
 * All or nothing. Throws forbidden, not_found, invalid with every line that cannot be matched, conflict.
 */
export async function recordAttendance(
  actor: Actor,
  { sessionId, attendees }: RecordAttendanceInput,
): Promise<Recorded> {
  if (!can(actor, 'training.keep')) throw new AppError('forbidden')
  const { lines, unreadable } = readAttendees(attendees)
  return transaction(async (tx) => {
    const session = await lockSession(tx, actor, sessionId, 'record')
    const day = dateInShanghai(session.startsAt)
    const personIds = await findAttendees(tx, actor, lines, unreadable, day)
    const known = await tx.trainingAttendance.findMany({
      where: { sessionId, personId: { in: personIds } },
      select: { personId: true, revokedAt: true },
    })
    const standing = new Set(known.filter((one) => one.revokedAt === null).map((one) => one.personId))
    const fresh = personIds.filter((id) => !standing.has(id))
    const restored = known.length - standing.size
    if (fresh.length > 0) await book(tx, actor, session, fresh, 'official')
    await audit(tx, actor, {
      action: 'training.record',
      subject: { type: 'training_session', id: sessionId },
      regionCode: session.course.regionCode,
      after: { title: session.course.title, rows: fresh.length, personIds: fresh },
    })
    return { added: fresh.length - restored, unchanged: standing.size, restored }
  }, 30_000)
}

/** Takes an attendance back; it stays in sight and counts nothing. Throws not_found, conflict when it was taken back already. */
export async function revokeAttendance(
  actor: Actor,
  { attendanceId, reason }: RevokeAttendanceInput,
): Promise<{ sessionId: string }> {
  if (!can(actor, 'training.keep')) throw new AppError('forbidden')
  return transaction(async (tx) => {
    await tx.$queryRaw`select 1 from training_attendances where id = ${attendanceId}::uuid for update`
    const row = await tx.trainingAttendance.findUnique({
      where: { id: attendanceId },
      select: {
        ...{ sessionId: true, personId: true, revokedAt: true },
        session: { select: { course: { select: { regionCode: true, regionPath: true } } } },
      },
    })
    const course = row?.session.course
    if (!row || !course || !keepsTraining(actor, course.regionPath)) throw new AppError('not_found')
    if (row.revokedAt) throw new AppError('conflict', { '': ['这条记录已经撤销过。'] })
    const { sessionId, personId } = row
    await tx.trainingAttendance.update({
      where: { id: attendanceId },
      data: { revokedAt: now(), revokeReason: reason },
      select: { id: true },
    })
    await audit(tx, actor, {
      action: 'training.revoke',
      subject: { type: 'training_session', id: sessionId },
      regionCode: course.regionCode,
      before: { personId },
      reason,
    })
    await refreshStaffMeasures(tx, [personId], [course.regionCode])
    return { sessionId }
  })
}

/**
 * Writes the attendances of a locked session: places are counted under its lock, and nobody sits in two rooms at the
 * same time: the people are locked in the order of their ids, so two sessions ask one after the other.
 */
async function book(
  tx: Tx,
  actor: Actor,
  session: Snapshot,
  personIds: readonly string[],
  method: AttendanceMethod,
): Promise<void> {
  const { id: sessionId, capacity, startsAt, course } = session
  const ids = [...personIds].sort()
  await tx.$queryRaw`select 1 from staff_people where id = any(${ids}::uuid[]) order by id for no key update`
  const taken = await tx.trainingAttendance.count({ where: { sessionId, revokedAt: null } })
  if (capacity !== null && taken + ids.length > capacity) {
    const left = Math.max(0, capacity - taken)
    throw new AppError('conflict', {
      '': [method === 'code' ? FULL : `名额 ${capacity} 人，还剩 ${left} 个，名单里有 ${ids.length} 人。`],
    })
  }
  await refuseOverlap(tx, session, ids)
  const day = dateInShanghai(startsAt)
  const facilities = await facilitiesOn(tx, ids, day)
  const people = await tx.staffPerson.findMany({
    where: { id: { in: ids } },
    select: { id: true, isDemo: true },
  })
  const common = {
    ...{ method, accounts: [...new Set(course.accounts)], hours: String(course.hours) },
    ...{ attendedOn: toDateColumn(day), recordedName: actor.name },
  }
  await restore(tx, actor, sessionId, ids)
  await tx.trainingAttendance.createMany({
    data: people.map(({ id, isDemo }) => ({
      ...common,
      sessionId,
      personId: id,
      facilityId: facilities.get(id) ?? null,
      isDemo: isDemo || session.isDemo,
    })),
    skipDuplicates: true,
  })
  await refreshStaffMeasures(tx, ids, [course.regionCode])
}

/** A revoked attendance that is recorded again counts again with the hours it had. */
async function restore(tx: Tx, actor: Actor, sessionId: string, ids: readonly string[]): Promise<void> {
  await tx.trainingAttendance.updateMany({
    where: { sessionId, personId: { in: [...ids] }, revokedAt: { not: null } },
    data: {
      ...{ revokedAt: null, revokeReason: null, method: 'official' },
      ...{ recordedName: actor.name, recordedAt: now() },
    },
  })
}

async function refuseOverlap(tx: Tx, session: Snapshot, ids: readonly string[]): Promise<void> {
  const others = await tx.trainingAttendance.findMany({
    where: {
      ...{ personId: { in: [...ids] }, revokedAt: null, sessionId: { not: session.id } },
      session: { startsAt: { lt: session.endsAt }, endsAt: { gt: session.startsAt } },
    },
    select: { person: { select: { name: true } } },
    take: 5,
  })
  if (others.length === 0) return
  const names = [...new Set(others.map(({ person }) => person.name))].join('、')
  throw new AppError('conflict', { '': [`${names}在同一时间已经登记在另一场培训，没有登记。`] })
}

/** Where each person works on a day: the full-time post before others, the newest before older ones. */
async function facilitiesOn(tx: Tx, personIds: readonly string[], day: DateString) {
  const posts = await tx.staffPost.findMany({
    where: { personId: { in: [...personIds] }, facilityId: { not: null }, ...runningOn(day) },
    orderBy: [{ isFullTime: 'desc' }, { startedOn: 'desc' }, { id: 'asc' }],
    select: { personId: true, facilityId: true },
  })
  const first = new Map<string, string | null>()
  for (const { personId, facilityId } of posts) if (!first.has(personId)) first.set(personId, facilityId)
  return first
}
