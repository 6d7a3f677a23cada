import 'server-only'
import { isLocked } from '@/lib/accounts/rules'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { now } from '@/lib/core/clock'
import { db, type Tx, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { hashPassword, verifyPassword } from '@/lib/core/password'
import { limitRate } from '@/lib/core/rate-limit'
import { postNotice } from '@/lib/notices/commands'
import { endSessions } from '@/lib/sessions/commands'
import { countFailure, lockAccount } from '@/lib/sign-in-attempts/commands'
import { refuseBadPassword } from './queries'
import type { ChangePasswordInput } from './schema'

/** More than any policy asks to remember. */
const MOST_HISTORY = 24

/**
 * Writes a password that `refuseBadPassword` let through; the old one goes into the history, the lock ends. The caller
 * holds the account's row lock, ends sessions and writes the audit line.
 */
export async function setPassword(tx: Tx, accountId: string, passwordHash: string): Promise<void> {
  const at = now()
  const { passwordHash: old } = await tx.account.findUniqueOrThrow({
    where: { id: accountId },
    select: { passwordHash: true },
  })
  await tx.passwordHistory.create({
    data: { accountId, passwordHash: old, createdAt: at },
    select: { id: true },
  })
  await tx.$executeRaw`
    delete from password_history where account_id = ${accountId}::uuid and id not in (
      select id from password_history where account_id = ${accountId}::uuid
      order by created_at desc, id desc limit ${MOST_HISTORY})`
  await tx.account.update({
    where: { id: accountId },
    data: {
      passwordHash,
      passwordChangedAt: at,
      mustChangePassword: false,
      failedAttempts: 0,
      lockedUntil: null,
    },
    select: { id: true },
  })
}

const WRONG = '现在的密码不对。连续输错几次，账号会锁定一段时间。'

/**
 * The signed-in person (also one who must before anything else opens) sets a new password; all other devices are
 * signed out. Throws forbidden for demo accounts, whose password is published, invalid, too_many.
 */
export async function changePassword(actor: Actor, input: ChangePasswordInput): Promise<void> {
  const { accountId, sessionId, regionCode } = actor
  if (!accountId || !sessionId) throw new AppError('unauthenticated')
  if (actor.isDemo) throw new AppError('forbidden', { '': ['演示账号的密码是公开的，不能修改。'] })
  limitRate(`password:${accountId}`, { burst: 10, perMinute: 10 })
  const account = await db.account.findUniqueOrThrow({
    where: { id: accountId },
    select: { username: true, passwordHash: true },
  })
  await proveOwner(accountId, await verifyPassword(input.currentPassword, account.passwordHash))
  await refuseBadPassword({ password: input.password, username: account.username, accountId })
  const passwordHash = await hashPassword(input.password)
  await transaction(async (tx) => {
    await lockAccount(tx, accountId)
    const { count } = await tx.account.updateMany({
      where: { id: accountId, passwordHash: account.passwordHash },
      data: { passwordChangedAt: now() },
    })
    // Somebody else changed it since it was compared: this one was proven by a password that holds no more.
    if (count === 0) throw new AppError('conflict')
    await setPassword(tx, accountId, passwordHash)
    await endSessions(tx, accountId, 'password_changed', sessionId)
    const subject = { type: 'account', id: accountId }
    await audit(tx, actor, { action: 'account.change_password', subject, regionCode })
    await tellOwner(tx, accountId)
  })
}

/** A stolen session must not become a place to guess the password: a wrong one counts towards the lock. */
async function proveOwner(accountId: string, isRight: boolean): Promise<void> {
  const isProven = await transaction(async (tx) => {
    const account = await lockAccount(tx, accountId)
    if (!account || isLocked(account.lockedUntil, now())) return false
    if (!isRight) await countFailure(tx, account)
    return isRight
  })
  if (!isProven) throw new AppError('invalid', { currentPassword: [WRONG] })
}

/** Tells the owner that the password is another one now. */
export async function tellOwner(tx: Tx, accountId: string): Promise<void> {
  await postNotice(tx, {
    to: { accountIds: [accountId] },
    kind: 'account.password_changed',
    title: '您的密码已经修改',
    text: '其他设备上的登录都已结束。如果不是您本人修改的，请马上用“忘记密码”重新设置，并联系管理员。',
    href: '/account/security',
    eventKey: `account-password:${accountId}:${now().toISOString()}`,
  })
}
