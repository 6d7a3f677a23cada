import 'server-only'
import { childrenOfArea } from '@/lib/children/policy'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { todayInShanghai } from '@/lib/core/clock'
import { lookupHash } from '@/lib/core/crypto'
import { transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { limitRate } from '@/lib/core/rate-limit'
import { IDENTITY_PROBLEMS } from '@/lib/identity-numbers/labels'
import { checkIdentityNumber } from '@/lib/identity-numbers/rules'
import { looksUpChildren } from './policy'
import { MASKED_COLUMNS, type MaskedChild, toMasked } from './queries'
import type { LookUpChildInput } from './schema'

/**
 * Finds the child of the official's area who has this number; `found` null for none, and for one who lives elsewhere:
 * neither is told apart. Every look-up is logged, a miss too, the number in none. Throws forbidden, invalid, too_many.
 * Source: 未成年人网络保护条例 第三十六条（最小授权、记录访问情况）.
 */
export async function lookUpChild(
  actor: Actor,
  { identitySecret }: LookUpChildInput,
): Promise<{ found: MaskedChild | null }> {
  if (!looksUpChildren(actor)) throw new AppError('forbidden')
  limitRate(`child-look-up:${actor.accountId}`, { burst: 30, perMinute: 10 })
  const checked = checkIdentityNumber(identitySecret, todayInShanghai())
  if (!checked.ok) throw new AppError('invalid', { identitySecret: [IDENTITY_PROBLEMS[checked.reason]] })
  return transaction(async (tx) => {
    const row = await tx.child.findFirst({
      where: {
        AND: [childrenOfArea(actor, 'children.look_up'), { identityHash: lookupHash(checked.number) }],
      },
      select: MASKED_COLUMNS,
    })
    const found = row && toMasked(row)
    await audit(tx, actor, {
      action: 'child.look_up',
      subject: { type: 'child', id: found?.id ?? '' },
      regionCode: actor.regionCode,
      right: 'children.look_up',
      after: { name: found?.nameMasked ?? null, isFound: found !== null },
    })
    return { found }
  })
}
