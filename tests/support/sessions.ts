import { actorOfClaim, type SessionClaim } from '@/lib/core/account-actor'
import type { Actor } from '@/lib/core/actor'
import { db } from '@/lib/core/db'

/** A session of the account with every step of signing in done. */
export function sessionOf(accountId: string): Promise<SessionClaim> {
  const at = new Date()
  return db.session
    .create({
      data: { accountId, secondFactorAt: at, expiresAt: new Date(at.getTime() + 8 * 60 * 60_000) },
      select: { id: true },
    })
    .then(({ id }) => ({ sessionId: id }))
}

/** The account's actor as a request of a new session gets it. */
export async function actorOfAccount(
  accountId: string,
  requestId: string | null = 'test-request',
): Promise<Actor> {
  const actor = await actorOfClaim(await sessionOf(accountId), requestId)
  if (!actor) throw new Error(`no actor for account ${accountId}: disabled, or a new password is due`)
  return actor
}
