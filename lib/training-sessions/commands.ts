import 'server-only'
import { type Actor, can } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { changedFields } from '@/lib/core/changed-fields'
import { now } from '@/lib/core/clock'
import { seal } from '@/lib/core/crypto'
import { type Tx, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { findCourse } from '@/lib/training-courses/queries'
import { findSession, type SessionDto } from './queries'
import { mayHappen, type SessionEvent, type SessionTimes, sessionTimes } from './rules'
import type { CancelSessionInput, CloseSessionInput, EditSessionInput, PlanSessionInput } from './schema'
import { newCodeSecret } from './sign-in-codes'

const WORDS: Record<SessionEvent, string> = {
  edit: '这一场已经开始或已经取消，不能再改。',
  record: '这一场还没有开始，或已经取消。',
  close: '这一场还没有结束，或已经登记过。',
  cancel: '这一场已经登记为举办或已经取消。',
}

function requireKeeper(actor: Actor): void {
  if (!can(actor, 'training.keep')) throw new AppError('forbidden')
}

function timesOf(input: Pick<PlanSessionInput, 'day' | 'from' | 'to'>): SessionTimes {
  const times = sessionTimes(input.day, input.from, input.to)
  if (!times)
    throw new AppError('invalid', { to: ['结束时间要晚于开始时间，最多 16 小时；几天的培训请分场登记'] })
  return times
}

/** Locks the session; whoever changes it or counts its places waits. Throws not_found, conflict for what may not happen now. */
export async function lockSession(
  tx: Tx,
  actor: Actor,
  sessionId: string,
  event: SessionEvent,
): Promise<SessionDto> {
  await tx.$queryRaw`select 1 from training_sessions where id = ${sessionId}::uuid for update`
  const session = await findSession(actor, sessionId, tx)
  if (!session) throw new AppError('not_found')
  if (!mayHappen(event, session, now())) throw new AppError('conflict', { '': [WORDS[event]] })
  return session
}

/** Plans a session of a course. Throws forbidden, not_found, invalid, conflict for a course off the offer. */
export async function planSession(actor: Actor, input: PlanSessionInput): Promise<{ id: string }> {
  requireKeeper(actor)
  const times = timesOf(input)
  const { courseId, place, isOnline, capacity } = input
  const codeSealed = await seal(newCodeSecret())
  return transaction(async (tx) => {
    const course = await findCourse(actor, courseId, tx)
    if (!course) throw new AppError('not_found')
    if (!course.isEnabled) throw new AppError('conflict', { '': ['这门课程已经停开。'] })
    const isDemo = course.isDemo || actor.isDemo
    const { id } = await tx.trainingSession.create({
      data: { courseId, place, isOnline, capacity, ...times, codeSealed, isDemo },
      select: { id: true },
    })
    await audit(tx, actor, {
      action: 'training_session.plan',
      subject: { type: 'training_session', id },
      regionCode: course.regionCode,
      after: { title: course.title, place, isOnline, capacity, ...times },
    })
    return { id }
  })
}

/** Puts a session right before it begins. Throws not_found, invalid, conflict. */
export async function editSession(actor: Actor, input: EditSessionInput): Promise<{ id: string }> {
  requireKeeper(actor)
  const times = timesOf(input)
  const { sessionId, version, place, isOnline, capacity } = input
  return transaction(async (tx) => {
    const session = await lockSession(tx, actor, sessionId, 'edit')
    if (session.version !== version) throw new AppError('conflict')
    if (capacity !== null && capacity < session.attended)
      throw new AppError('invalid', { capacity: [`已经有 ${session.attended} 人签到，名额不能更少`] })
    const fields = { place, isOnline, capacity, ...times }
    await tx.trainingSession.update({
      where: { id: sessionId },
      data: { ...fields, version: version + 1 },
      select: { id: true },
    })
    await audit(tx, actor, {
      action: 'training_session.edit',
      subject: { type: 'training_session', id: sessionId },
      regionCode: session.course.regionCode,
      ...changedFields({ ...session }, fields),
    })
    return { id: sessionId }
  })
}

/** The session took place: signing in by code ends, lists can still be recorded. Throws not_found, conflict. */
export async function closeSession(actor: Actor, input: CloseSessionInput): Promise<{ id: string }> {
  return finish(actor, input, 'close', 'held')
}

/** It does not take place. Throws conflict while attendances count: they are revoked first. */
export async function cancelSession(actor: Actor, input: CancelSessionInput): Promise<{ id: string }> {
  return finish(actor, input, 'cancel', 'cancelled', input.reason)
}

async function finish(
  actor: Actor,
  { sessionId, version }: CloseSessionInput,
  event: 'close' | 'cancel',
  state: 'held' | 'cancelled',
  reason?: string,
): Promise<{ id: string }> {
  requireKeeper(actor)
  return transaction(async (tx) => {
    const session = await lockSession(tx, actor, sessionId, event)
    if (session.version !== version) throw new AppError('conflict')
    if (event === 'cancel' && session.attended > 0)
      throw new AppError('conflict', {
        '': [`已经有 ${session.attended} 人签到，要取消请先撤销他们的记录。`],
      })
    await tx.trainingSession.update({
      where: { id: sessionId },
      data: { state, version: version + 1 },
      select: { id: true },
    })
    await audit(tx, actor, {
      action: event === 'close' ? 'training_session.close' : 'training_session.cancel',
      subject: { type: 'training_session', id: sessionId },
      regionCode: session.course.regionCode,
      before: { state: session.state },
      after: { state },
      reason,
    })
    return { id: sessionId }
  })
}
