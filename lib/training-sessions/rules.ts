import { type DateString, shanghaiDayStart } from '@/lib/format/date'
import type { TrainingSessionState } from '@/prisma/generated/enums'

/** People arrive before it begins, and the last in the queue sign in when it is over. */
export const SIGN_IN_MARGIN_MINUTES = 15
const MS_PER_MINUTE = 60_000
const LONGEST_HOURS = 16

export type SessionTimes = { startsAt: Date; endsAt: Date }

/** The instants of a session of one day in Shanghai; `from` and `to` are HH:MM. null: it would not end after it began, or last absurdly long. */
export function sessionTimes(day: DateString, from: string, to: string): SessionTimes | null {
  const at = (time: string) => {
    const [hour = 0, minute = 0] = time.split(':').map(Number)
    return new Date(shanghaiDayStart(day).getTime() + (hour * 60 + minute) * MS_PER_MINUTE)
  }
  const [startsAt, endsAt] = [at(from), at(to)]
  const minutes = (endsAt.getTime() - startsAt.getTime()) / MS_PER_MINUTE
  return minutes > 0 && minutes <= LONGEST_HOURS * 60 ? { startsAt, endsAt } : null
}

export type SessionFacts = SessionTimes & { state: TrainingSessionState }

/** Signing in by code is open while the session runs, with the margin before and after; both ends count. */
export function isSignInOpen({ state, startsAt, endsAt }: SessionFacts, now: Date): boolean {
  const margin = SIGN_IN_MARGIN_MINUTES * MS_PER_MINUTE
  return (
    state === 'planned' &&
    now.getTime() >= startsAt.getTime() - margin &&
    now.getTime() <= endsAt.getTime() + margin
  )
}

export const SESSION_EVENTS = ['edit', 'record', 'close', 'cancel'] as const
export type SessionEvent = (typeof SESSION_EVENTS)[number]

/**
 * What may happen to a session now: changed before it begins, attendance recorded from its beginning on (also after it
 * was closed: lists come late), closed after its end, cancelled as long as it is not closed.
 */
export function mayHappen(
  event: SessionEvent,
  { state, startsAt, endsAt }: SessionFacts,
  now: Date,
): boolean {
  if (state === 'cancelled') return false
  if (event === 'record') return now >= startsAt
  if (state === 'held') return false
  if (event === 'edit') return now < startsAt
  return event === 'cancel' || now >= endsAt
}
