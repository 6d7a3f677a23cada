import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { db } from '@/lib/core/db'

export type OpenCode = { createdAt: Date; expiresAt: Date }

/** When the actor's own unused code was made and ends; null without one. The code itself is not kept. */
export async function findOpenCode(actor: Actor): Promise<OpenCode | null> {
  if (actor.staffPersonId === null) return null
  return db.transferCode.findFirst({
    where: { personId: actor.staffPersonId, usedAt: null, expiresAt: { gt: now() } },
    orderBy: { createdAt: 'desc' },
    select: { createdAt: true, expiresAt: true },
  })
}
