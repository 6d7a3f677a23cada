import type { StaffConflictKind, StaffConflictState } from '@/prisma/generated/enums'

export type ConflictEvent = 'resolve' | 'dismiss'
export const CONFLICT_EVENTS = ['resolve', 'dismiss'] as const satisfies ConflictEvent[]

const TO = { resolve: 'resolved', dismiss: 'dismissed' } as const satisfies Record<
  ConflictEvent,
  StaffConflictState
>

/** The state an event leads to; null where it cannot happen: only an open conflict is decided. */
export const nextState = (state: StaffConflictState, event: ConflictEvent): StaffConflictState | null =>
  state === 'open' ? TO[event] : null

/** A post that runs, as far as conflicts of time look at it. */
export type RunningPost = {
  id: string
  operatorId: string
  facilityId: string | null
  /** Percent of a full week; null: not told. */
  sharePercent: number | null
}

export type TimeConflict = {
  kind: Extract<StaffConflictKind, 'two_full_time' | 'over_full_time'>
  /** Posts that stand against each other, in the order of their ids. */
  postIds: string[]
  totalPercent: number
}

type Place = { operatorId: string; facilityId: string | null; percent: number; postIds: string[] }

/** Several posts at one place are one person's work there (a head who also cares): the largest share is what it takes. */
function placesOf(posts: readonly RunningPost[]): Place[] {
  const places = new Map<string, Place>()
  for (const { id, operatorId, facilityId, sharePercent } of posts) {
    const key = `${operatorId} ${facilityId ?? ''}`
    const place = places.get(key) ?? { operatorId, facilityId, percent: 0, postIds: [] }
    place.percent = Math.max(place.percent, sharePercent ?? 0)
    place.postIds.push(id)
    places.set(key, place)
  }
  // A post with the body at no fixed facility is the same work as the posts at the body's facilities.
  return [...places.values()].filter(
    (place) =>
      place.facilityId !== null ||
      ![...places.values()].some(
        (other) => other.facilityId !== null && other.operatorId === place.operatorId,
      ),
  )
}

/**
 * 挂靠: whole weeks at two places, or shares at several places that are more than one week together (percent). Posts
 * at one place never stand against each other; a share not told counts as nothing. Null when the time fits.
 */
export function timeConflict(posts: readonly RunningPost[]): TimeConflict | null {
  const places = placesOf(posts)
  const full = places.filter(({ percent }) => percent >= 100)
  const totalPercent = places.reduce((sum, { percent }) => sum + percent, 0)
  if (full.length >= 2)
    return { kind: 'two_full_time', postIds: full.flatMap(({ postIds }) => postIds).sort(), totalPercent }
  const busy = places.filter(({ percent }) => percent > 0)
  if (busy.length < 2 || totalPercent <= 100) return null
  return { kind: 'over_full_time', postIds: busy.flatMap(({ postIds }) => postIds).sort(), totalPercent }
}

/** Names a conflict of time: other posts are another conflict. */
export const timeConflictKey = (personId: string, { kind, postIds }: TimeConflict): string =>
  `${kind}:${personId}:${postIds.join(',')}`
