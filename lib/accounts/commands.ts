import 'server-only'
import { actorOfClaim, type SessionClaim } from '@/lib/core/account-actor'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { now } from '@/lib/core/clock'
import { isUniqueViolation, type Tx, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { fakeVerify, hashPassword, verifyPassword } from '@/lib/core/password'
import { limitRate } from '@/lib/core/rate-limit'
import type { AccountRole } from '@/prisma/generated/enums'
import { SIGN_IN_REFUSED } from './labels'
import { allowedEvents, visibleTo } from './policy'
import { findForSignIn } from './queries'
import { isLocked, lockMinutes } from './rules'
import type { CreateAccountInput, SetAccountEnabledInput } from './schema'

export type SignedIn = SessionClaim & { role: AccountRole }

type LockedRow = {
  id: string
  role: AccountRole
  regionCode: string | null
  isEnabled: boolean
  sessionVersion: number
  failedAttempts: number
  lockedUntil: Date | null
}

/**
 * Signs in by user name and password. Throws `too_many` for a hurried address or name, else one and the same
 * `invalid` for an unknown name, a wrong password, a disabled and a locked account, after the same work.
 */
export async function signIn(
  actor: Actor,
  { username, password }: { username: string; password: string },
  address: string,
): Promise<SignedIn> {
  // Addresses and names can be made up at will; hashing for all of them together must leave the portal room to work.
  limitRate('sign-in', { burst: 200, perMinute: 400 })
  limitRate(`sign-in:address:${address}`, { burst: 60, perMinute: 120 })
  limitRate(`sign-in:name:${username}`, { burst: 30, perMinute: 60 })
  const known = await findForSignIn(actor, username)
  // Slow work stays outside the transaction; what it means is decided under the row lock, so of any number of
  // parallel guesses only the first five count, even if the sixth is right.
  const isRight = known ? await verifyPassword(password, known.passwordHash) : await fakeVerify(password)
  const signedIn = await transaction((tx) => decide(tx, actor, known?.id ?? null, isRight))
  if (!signedIn) throw new AppError('invalid', { '': [SIGN_IN_REFUSED] })
  return signedIn
}

async function decide(
  tx: Tx,
  actor: Actor,
  accountId: string | null,
  isRight: boolean,
): Promise<SignedIn | null> {
  const account = accountId ? await lockAccount(tx, accountId) : null
  if (!account) return refuse(tx, actor, null, '没有这个账号')
  if (isLocked(account.lockedUntil, now())) return refuse(tx, actor, account, '账号正在锁定中')
  if (!isRight) {
    await countFailure(tx, account)
    return refuse(tx, actor, account, '密码不正确')
  }
  if (!account.isEnabled) return refuse(tx, actor, account, '账号已停用')
  await tx.account.update({
    where: { id: account.id },
    data: { failedAttempts: 0, lockedUntil: null, lastSignInAt: now() },
    select: { id: true },
  })
  const claim = { accountId: account.id, sessionVersion: account.sessionVersion }
  const self = (await actorOfClaim(claim, actor.requestId, tx)) ?? actor
  const subject = { type: 'account', id: account.id }
  await audit(tx, self, { action: 'account.sign_in', subject, regionCode: account.regionCode })
  return { ...claim, role: account.role }
}

async function refuse(tx: Tx, actor: Actor, account: LockedRow | null, reason: string): Promise<null> {
  // The name typed is not kept when it is nobody's: people type passwords into the wrong field.
  const subject = { type: 'account', id: account?.id ?? '' }
  const regionCode = account?.regionCode
  await audit(tx, actor, { action: 'account.sign_in_refused', subject, regionCode, reason })
  return null
}

async function countFailure(tx: Tx, account: LockedRow): Promise<void> {
  const failedAttempts = account.failedAttempts + 1
  const minutes = lockMinutes(failedAttempts)
  const lockedUntil = minutes > 0 ? new Date(now().getTime() + minutes * 60_000) : null
  await tx.account.update({
    where: { id: account.id },
    data: { failedAttempts, lockedUntil },
    select: { id: true },
  })
}

async function lockAccount(tx: Tx, id: string): Promise<LockedRow | null> {
  const rows = await tx.$queryRaw<LockedRow[]>`
    select id, role::text as role, region_code as "regionCode", is_enabled as "isEnabled",
           session_version as "sessionVersion", failed_attempts as "failedAttempts", locked_until as "lockedUntil"
    from accounts where id = ${id}::uuid for update`
  return rows[0] ?? null
}

/** Notes that a person ends the session on this device; the door removes the cookie. */
export async function signOut(actor: Actor): Promise<void> {
  const { accountId, regionCode } = actor
  if (!accountId) return
  const subject = { type: 'account', id: accountId }
  await transaction((tx) => audit(tx, actor, { action: 'account.sign_out', subject, regionCode }))
}

/** Ends every session of the person, also those on devices that are lost. */
export async function signOutEverywhere(actor: Actor): Promise<void> {
  const { accountId, regionCode } = actor
  if (!accountId) throw new AppError('unauthenticated')
  const subject = { type: 'account', id: accountId }
  await transaction(async (tx) => {
    await endSessions(tx, accountId)
    await audit(tx, actor, { action: 'account.sign_out_everywhere', subject, regionCode })
  })
}

const endSessions = (tx: Tx, id: string) =>
  tx.account.update({ where: { id }, data: { sessionVersion: { increment: 1 } }, select: { id: true } })

/** Switches an account on or off; its sessions end with it. Throws not_found, forbidden, or conflict when it is so already. */
export function setAccountEnabled(actor: Actor, input: SetAccountEnabledInput): Promise<void> {
  return transaction(async (tx) => {
    const scope = { AND: [visibleTo(actor), { id: input.accountId }] }
    const visible = await tx.account.findFirst({ where: scope, select: { id: true } })
    const account = visible && (await lockAccount(tx, visible.id))
    if (!account) throw new AppError('not_found')
    const events = allowedEvents(actor, account)
    if (events.length === 0) throw new AppError('forbidden')
    if (!events.includes(input.isEnabled ? 'enable' : 'disable')) throw new AppError('conflict')
    if (!input.isEnabled) await endSessions(tx, account.id)
    await tx.account.update({
      where: { id: account.id },
      data: { isEnabled: input.isEnabled, failedAttempts: 0, lockedUntil: null },
      select: { id: true },
    })
    await audit(tx, actor, {
      action: input.isEnabled ? 'account.enable' : 'account.disable',
      subject: { type: 'account', id: account.id },
      regionCode: account.regionCode,
      before: { isEnabled: account.isEnabled },
      after: { isEnabled: input.isEnabled },
      reason: input.reason,
    })
  })
}

/**
 * Makes an account; only the system itself (`npm run account`) until invitations exist. Throws forbidden, or invalid
 * for a taken name or an area that does not exist. Returns its id.
 */
export async function createAccount(actor: Actor, input: CreateAccountInput): Promise<string> {
  if (actor.role !== 'system') throw new AppError('forbidden')
  const { password, regionCode, department, ...rest } = input
  const passwordHash = await hashPassword(password)
  try {
    return await transaction(async (tx) => {
      const region = regionCode
        ? await tx.region.findUnique({ where: { code: regionCode }, select: { code: true } })
        : null
      if (regionCode && !region) throw new AppError('invalid', { regionCode: ['没有这个区划代码'] })
      const data = { ...rest, passwordHash, regionCode: region?.code ?? null, department: department ?? null }
      const { id } = await tx.account.create({ data, select: { id: true } })
      const after = { username: rest.username, role: rest.role, regionCode: data.regionCode }
      await audit(tx, actor, {
        action: 'account.create',
        subject: { type: 'account', id },
        regionCode,
        after,
      })
      return id
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw new AppError('invalid', { username: ['这个账号已经有了'] })
    throw error
  }
}
