import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { LOOK_UP_PURPOSES, type LookUpPurpose, NOT_TO_BE_HIRED } from './labels'
import { hashesInForce } from './queries'

const HASHES_PER_LINE = 1_000

/**
 * Is the bearer of this number barred today? Found by the keyed hash alone, never by name. The look-up is logged in a
 * transaction of its own, so that it stays when the command behind it is refused.
 */
export async function checkBan(
  actor: Actor,
  { identityHash, purpose }: { identityHash: string; purpose: LookUpPurpose },
): Promise<boolean> {
  const banned = await checkBans(actor, { identityHashes: [identityHash], purpose })
  return banned.has(identityHash)
}

/** The same for a whole list, a line of the log for every thousand; gives those who are barred. */
export async function checkBans(
  actor: Actor,
  { identityHashes, purpose }: { identityHashes: readonly string[]; purpose: LookUpPurpose },
): Promise<Set<string>> {
  if (identityHashes.length === 0) return new Set()
  const asked = [...new Set(identityHashes)]
  return transaction(async (tx) => {
    const banned = await hashesInForce(tx, asked)
    for (let start = 0; start < asked.length; start += HASHES_PER_LINE) {
      const chunk = asked.slice(start, start + HASHES_PER_LINE)
      await audit(tx, actor, {
        action: 'ban.look_up',
        subject: { type: 'identity_hash', id: chunk.length === 1 ? (chunk[0] ?? '') : `${chunk.length}` },
        regionCode: actor.regionCode,
        after: {
          purpose: LOOK_UP_PURPOSES[purpose],
          people: chunk.length,
          banned: chunk.filter((hash) => banned.has(hash)),
          ...(chunk.length > 1 ? { looked: chunk } : {}),
        },
      })
    }
    return banned
  })
}

/** Throws invalid at the field with words that tell nothing of the decision. */
export async function refuseBanned(
  actor: Actor,
  input: { identityHash: string; purpose: LookUpPurpose },
  field: string,
): Promise<void> {
  if (await checkBan(actor, input)) throw new AppError('invalid', { [field]: [NOT_TO_BE_HIRED] })
}

/** True for the refusal of the database's own wall (trigger staff_posts_not_banned). */
export const isBanViolation = (error: unknown): boolean =>
  error instanceof Error &&
  `${error.message} ${JSON.stringify('meta' in error ? error.meta : '')}`.includes('staff_posts_not_banned')
