import type { ClaimState } from '@/prisma/generated/enums'

export type ClaimEvent = 'grant' | 'refuse' | 'withdraw'

export const CLAIM_EVENTS = ['grant', 'refuse', 'withdraw'] as const satisfies ClaimEvent[]

const TO = {
  grant: 'granted',
  refuse: 'refused',
  withdraw: 'withdrawn',
} as const satisfies Record<ClaimEvent, ClaimState>

/** The state an event leads to; null where it cannot happen: only an open request is decided or withdrawn. */
export const nextState = (state: ClaimState, event: ClaimEvent): ClaimState | null =>
  state === 'requested' ? TO[event] : null
