import type { InvitationState } from '@/prisma/generated/enums'

/** Days a link opens an account; afterwards a new one is sent. */
export const INVITATION_DAYS = 7
/** Identity numbers that may be tried on one link; afterwards a new one is sent. */
export const MOST_ATTEMPTS = 5

export const invitationExpiry = (at: Date): Date => new Date(at.getTime() + INVITATION_DAYS * 86_400_000)

export const INVITATION_EVENTS = ['resend', 'withdraw'] as const
export type InvitationEvent = (typeof INVITATION_EVENTS)[number]

type Life = { state: InvitationState; expiresAt: Date; attempts: number }

/** What its sender may still do: an open one gets a new link, also after the old one ran out; one that waits can only go. */
export const possibleEvents = ({ state }: { state: InvitationState }): InvitationEvent[] =>
  state === 'open' ? ['resend', 'withdraw'] : []

/** Does the link open an account now? */
export const isOpen = ({ state, expiresAt, attempts }: Life, now: Date): boolean =>
  state === 'open' && expiresAt > now && attempts < MOST_ATTEMPTS

export type ShownState = InvitationState | 'expired' | 'used_up'

export function shownState(life: Life, now: Date): ShownState {
  if (life.state !== 'open' && life.state !== 'waiting') return life.state
  if (life.expiresAt <= now) return 'expired'
  return life.attempts >= MOST_ATTEMPTS ? 'used_up' : life.state
}
