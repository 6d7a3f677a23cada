import type { Actor } from '@/lib/core/actor'

export type NoticeScope = { accountId?: string; id?: { in: string[] } }

/** Everybody reads the own inbox and nobody another's, whatever the role. */
export const visibleTo = (actor: Actor): NoticeScope =>
  actor.accountId === null ? { id: { in: [] } } : { accountId: actor.accountId }
