import 'server-only'
import { SIGN_IN_REFUSED } from '@/lib/accounts/labels'
import { isLocked } from '@/lib/accounts/rules'
import { readSession } from '@/lib/core/account-actor'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { now } from '@/lib/core/clock'
import { type Tx, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { fakeVerify, verifyPassword } from '@/lib/core/password'
import { limitRate, noteMember, refuseManyMembers } from '@/lib/core/rate-limit'
import { type Begun, beginSession, type Device, endSession } from '@/lib/sessions/commands'
import {
  completeSignIn,
  countFailure,
  type LockedAccount,
  lockAccount,
} from '@/lib/sign-in-attempts/commands'
import type { AccountRole } from '@/prisma/generated/enums'
import { findForSignIn } from './queries'
import { MOST_NAMES, NAMES_MINUTES } from './rules'

export type SignedIn = Begun & { role: AccountRole }

/**
 * Signs in by user name and password. Throws `too_many` for a hurried address or name and for an address that failed
 * at many names, else one and the same `invalid` for an unknown name, a wrong password, a disabled and a locked
 * account, after the same work. The session `replaces`, the browser's own until now, ends.
 */
export async function signIn(
  actor: Actor,
  { username, password }: { username: string; password: string },
  device: Device,
  replaces: string | null = null,
): Promise<SignedIn> {
  // Addresses and names can be made up at will; hashing for all of them together must leave the portal room to work.
  limitRate('sign-in', { burst: 200, perMinute: 400 })
  limitRate(`sign-in:address:${device.address}`, { burst: 60, perMinute: 120 })
  limitRate(`sign-in:name:${username}`, { burst: 30, perMinute: 60 })
  // Spraying: one likely password tried at many names stays under every lock, so the names are counted.
  refuseManyMembers(`sign-in:${device.address}`, MOST_NAMES)
  const known = await findForSignIn(username)
  // Slow work stays outside the transaction; what it means is decided under the row lock, so of any number of
  // parallel guesses only those before the lock count, even if a later one is right.
  const isRight = known ? await verifyPassword(password, known.passwordHash) : await fakeVerify(password)
  const signedIn = await transaction((tx) =>
    decide(tx, actor, known?.id ?? null, { isRight, device, replaces }),
  )
  if (signedIn) return signedIn
  noteMember(`sign-in:${device.address}`, username, NAMES_MINUTES)
  throw new AppError('invalid', { '': [SIGN_IN_REFUSED] })
}

type Attempt = { isRight: boolean; device: Device; replaces: string | null }

async function decide(
  tx: Tx,
  actor: Actor,
  accountId: string | null,
  { isRight, device, replaces }: Attempt,
): Promise<SignedIn | null> {
  const account = accountId ? await lockAccount(tx, accountId) : null
  if (!account) return refuse(tx, actor, null, '没有这个账号')
  if (isLocked(account.lockedUntil, now())) return refuse(tx, actor, account, '账号正在锁定中')
  if (!isRight) {
    await countFailure(tx, account)
    return refuse(tx, actor, account, '密码不正确')
  }
  if (!account.isEnabled) return refuse(tx, actor, account, '账号已停用')
  const begun = await beginSession(tx, account, 'password', device, { replaces })
  const self = (await readSession(begun, actor.requestId, { reader: tx }))?.actor ?? actor
  // Half a sign-in forgets no failure: else whoever knows the password could guess codes without end.
  if (begun.stage === 'second_step' || begun.stage === 'enrol') {
    const subject = { type: 'account', id: account.id }
    await audit(tx, self, { action: 'account.sign_in_first', subject, regionCode: account.regionCode })
  } else await completeSignIn(tx, self, account, device)
  return { ...begun, role: account.role }
}

async function refuse(tx: Tx, actor: Actor, account: LockedAccount | null, reason: string): Promise<null> {
  // The name typed is not kept when it is nobody's: people type passwords into the wrong field.
  const subject = { type: 'account', id: account?.id ?? '' }
  const regionCode = account?.regionCode
  await audit(tx, actor, { action: 'account.sign_in_refused', subject, regionCode, reason })
  return null
}

/** Ends the session on this device, also a half-finished one; the door removes the cookie. */
export async function signOut(actor: Actor): Promise<void> {
  const { accountId, sessionId, regionCode } = actor
  if (!accountId) return
  const subject = { type: 'account', id: accountId }
  await transaction(async (tx) => {
    if (sessionId) await endSession(tx, sessionId, 'signed_out')
    await audit(tx, actor, { action: 'account.sign_out', subject, regionCode })
  })
}

/** Ends every session of the person, also those on devices that are lost. */
export async function signOutEverywhere(actor: Actor): Promise<void> {
  const { accountId, regionCode } = actor
  if (!accountId) throw new AppError('unauthenticated')
  const subject = { type: 'account', id: accountId }
  await transaction(async (tx) => {
    // A trigger ends the rows of table sessions with it.
    const data = { sessionVersion: { increment: 1 } }
    await tx.account.update({ where: { id: accountId }, data, select: { id: true } })
    await audit(tx, actor, { action: 'account.sign_out_everywhere', subject, regionCode })
  })
}
