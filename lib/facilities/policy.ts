import { type Actor, can, isAdmin, isOfficial } from '@/lib/core/actor'
import type { OperatingStatus } from '@/prisma/generated/enums'
import { nextStatus, STATUS_EVENTS, type StatusEvent } from './rules'

const OPEN: readonly OperatingStatus[] = ['operating', 'suspended']
const ALL: readonly OperatingStatus[] = ['operating', 'suspended', 'closed']

/** The statuses an actor sees: a closed facility exists only for officials and administrators. */
export function visibleTo(actor: Actor): { statuses: readonly OperatingStatus[] } {
  const seesAll = isOfficial(actor) || isAdmin(actor) || actor.role === 'system'
  return { statuses: seesAll ? ALL : OPEN }
}

/** May the actor keep register records filed under this region (facilities, kindergartens, service sites)? */
export function keepsRegister(actor: Actor, regionPath: string): boolean {
  return can(actor, 'register.keep', regionPath)
}

export type FacilityEvent =
  | StatusEvent
  | 'edit'
  | 'award_title'
  | 'withdraw_title'
  | 'sign_doctor'
  | 'end_doctor'

/** What the actor may do with a facility now; asked by the button and by the command. */
export function allowedEvents(
  actor: Actor,
  facility: { regionPath: string; status: OperatingStatus },
): FacilityEvent[] {
  if (!keepsRegister(actor, facility.regionPath)) return []
  const changes = STATUS_EVENTS.filter((event) => nextStatus(facility.status, event) !== null)
  // A closed facility's record can still be put right, but it earns no title and signs no doctor.
  const gains: FacilityEvent[] = facility.status === 'closed' ? [] : ['award_title', 'sign_doctor']
  return ['edit', ...changes, ...gains, 'withdraw_title', 'end_doctor']
}
