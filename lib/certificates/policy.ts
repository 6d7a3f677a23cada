import { type Actor, can, isAdmin, isOfficial } from '@/lib/core/actor'
import { subtreeRange } from '@/lib/regions/rules'
import type { CertificateState } from '@/prisma/generated/enums'
import { type CertificateEvent, nextState } from './rules'

const NOTHING = { id: { in: [] as string[] } }

const ofBody = (operatorId: string) => ({
  OR: [{ person: { posts: { some: { operatorId, endedOn: null } } } }, { operatorId }],
})

/**
 * The certificates an actor sees: a person the own ones, an operator those of who works for it now and what it handed
 * in itself, an official those checked in the area or of people who work there, an administrator with the permission
 * all; for everybody else nothing matches.
 */
export function visibleTo(actor: Actor) {
  if (actor.role === 'system') return {}
  if (can(actor, 'staff.own') && actor.staffPersonId) return { personId: { equals: actor.staffPersonId } }
  if (can(actor, 'operator.staff') && actor.operatorId) return ofBody(actor.operatorId)
  if (!can(actor, 'staff.read') && !can(actor, 'certificates.verify')) return NOTHING
  if (isAdmin(actor)) return {}
  if (!isOfficial(actor) || !actor.regionPath) return NOTHING
  const path = subtreeRange(actor.regionPath)
  return { OR: [{ county: { path } }, { person: { posts: { some: { regionPath: path, endedOn: null } } } }] }
}

/** The queue of who verifies: the certificates of the counties in the area, an administrator's is everything. */
export function checkedBy(actor: Actor) {
  if (!can(actor, 'certificates.verify')) return NOTHING
  if (isAdmin(actor) || actor.role === 'system') return {}
  return actor.regionPath ? { county: { path: subtreeRange(actor.regionPath) } } : NOTHING
}

export type Decidable = {
  state: CertificateState
  countyPath: string | null
  submittedById: string | null
}

const BY_HAND = ['verify', 'reject', 'revoke'] as const satisfies CertificateEvent[]

/** What the actor may do with a certificate now. Four eyes: nobody decides on what they handed in. Only time expires. */
export function allowedEvents(actor: Actor, certificate: Decidable): CertificateEvent[] {
  if (actor.role === 'system') return nextState(certificate.state, 'expire') ? ['expire'] : []
  if (actor.accountId === null || actor.accountId === certificate.submittedById) return []
  // Without a county only an administrator, whose area is everything, is competent.
  if (!can(actor, 'certificates.verify', certificate.countyPath ?? '')) return []
  return BY_HAND.filter((event) => nextState(certificate.state, event) !== null)
}

/** What was handed in may be taken back while it waits, by the body or the person that handed it in. */
export function mayWithdraw(
  actor: Actor,
  certificate: { state: CertificateState; personId: string; operatorId: string | null },
): boolean {
  if (certificate.state !== 'submitted') return false
  if (can(actor, 'operator.staff') && actor.operatorId) return certificate.operatorId === actor.operatorId
  return (
    can(actor, 'staff.own') && actor.staffPersonId === certificate.personId && certificate.operatorId === null
  )
}
