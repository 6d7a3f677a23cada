import 'server-only'
import { db } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { verifyPassword } from '@/lib/core/password'
import { getPolicies } from '@/lib/security-policies/queries'
import { isBreached } from './breached'
import { BREACHED, passwordProblem, USED_BEFORE } from './rules'

type NewPassword = {
  password: string
  username: string
  /** Whose earlier passwords do not come back; null for a new account. */
  accountId?: string | null
  field?: string
}

/**
 * Refuses a new password by the rules in force: length, guessable, known from leaks, used before. Throws invalid at
 * `field`. Slow (one hash per earlier password), so it stays outside the transaction.
 */
export async function refuseBadPassword({ password, username, accountId, field = 'password' }: NewPassword) {
  const policies = await getPolicies()
  const problem =
    passwordProblem(password, { username, minimumLength: policies.passwordLength }) ??
    ((await isBreached(password)) ? BREACHED : null) ??
    (accountId && (await wasUsed(accountId, password, policies.passwordHistory)) ? USED_BEFORE : null)
  if (problem) throw new AppError('invalid', { [field]: [problem] })
}

/** True for the present password and for the `most` last ones. */
async function wasUsed(accountId: string, password: string, most: number): Promise<boolean> {
  const [account, earlier] = await Promise.all([
    db.account.findUniqueOrThrow({ where: { id: accountId }, select: { passwordHash: true } }),
    db.passwordHistory.findMany({
      where: { accountId },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: most - 1,
      select: { passwordHash: true },
    }),
  ])
  for (const { passwordHash } of [account, ...earlier])
    if (await verifyPassword(password, passwordHash)) return true
  return false
}
