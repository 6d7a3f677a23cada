import { type Actor, can } from '@/lib/core/actor'
import { type DateString, toDateColumn } from '@/lib/format/date'
import { subtreeRange } from '@/lib/regions/rules'

const NOTHING = { id: { in: [] as string[] } }

/** Posts that run on a day: from their first up to the day before the person left, as the figures count them. */
export const runningOn = (today: DateString) => ({
  startedOn: { lte: toDateColumn(today) },
  OR: [{ endedOn: null }, { endedOn: { gt: toDateColumn(today) } }],
})

/**
 * The people whose hours an actor reads: the person, the body that employs them now (not one they left), officials of
 * the area of any of their posts; for everybody else nothing matches.
 */
export function visiblePeople(actor: Actor, today: DateString) {
  if (actor.role === 'system') return {}
  if (can(actor, 'staff.own')) return actor.staffPersonId ? { id: { in: [actor.staffPersonId] } } : NOTHING
  if (can(actor, 'operator.staff'))
    return actor.operatorId
      ? { posts: { some: { operatorId: actor.operatorId, ...runningOn(today) } } }
      : NOTHING
  if (!can(actor, 'training.keep') && !can(actor, 'staff.read')) return NOTHING
  if (actor.role === 'sysadmin') return {}
  return actor.regionPath ? { posts: { some: { regionPath: subtreeRange(actor.regionPath) } } } : NOTHING
}
