import 'server-only'
import type { SessionClaim } from '@/lib/core/account-actor'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { now } from '@/lib/core/clock'
import { type Tx, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import type { SessionStage } from '@/lib/core/sign-in-stages'
import { getPolicies } from '@/lib/security-policies/queries'
import { isPasswordExpired, mustUseSecondFactor } from '@/lib/security-policies/rules'
import type { SessionMethod } from '@/prisma/generated/enums'
import { MOST_ADDRESS, MOST_USER_AGENT, PENDING_MINUTES } from './rules'
import type { EndSessionInput } from './schema'

export type Device = { address: string; userAgent: string }
export type Begun = SessionClaim & { stage: SessionStage }
export type EndReason =
  | 'signed_out'
  | 'ended_by_owner'
  | 'replaced'
  | 'password_changed'
  | 'second_factor_changed'
  | 'recovered'

type Options = {
  /** The second factor was given with this very sign-in: in the second step, or at the unified sign-in, which says so. */
  isSecondDone?: boolean
  /** The session the browser had until now; it ends, so no id outlives a sign-in (session fixation). */
  replaces?: string | null
}

/**
 * Begins a session under a new id for an account whose identity has just been proven. Without the second factor it
 * needs, it opens nothing but that step, and for a quarter of an hour only. The caller writes the audit line.
 */
export async function beginSession(
  tx: Tx,
  { id }: { id: string },
  method: SessionMethod,
  device: Device,
  { isSecondDone = false, replaces = null }: Options = {},
): Promise<Begun> {
  const [policies, account] = await Promise.all([getPolicies(tx), lockOwner(tx, id)])
  const at = now()
  const isAsked = account.hasTotp ? !account.isDemo : mustUseSecondFactor(account, policies)
  const isDone = isSecondDone || !isAsked
  const mustChange =
    account.mustChangePassword || (method === 'password' && isPasswordExpired(account, policies, at))
  if (mustChange && !account.mustChangePassword)
    await tx.account.update({ where: { id }, data: { mustChangePassword: true }, select: { id: true } })
  const lastsMs = isDone ? policies.sessionHours * 60 * 60_000 : PENDING_MINUTES * 60_000
  const session = await tx.session.create({
    data: {
      accountId: id,
      method,
      createdAt: at,
      lastSeenAt: at,
      expiresAt: new Date(at.getTime() + lastsMs),
      address: device.address.slice(0, MOST_ADDRESS),
      userAgent: device.userAgent.slice(0, MOST_USER_AGENT),
      secondFactorAt: isDone ? at : null,
    },
    select: { id: true },
  })
  if (replaces) await endSession(tx, replaces, 'replaced')
  const stage = isDone ? (mustChange ? 'new_password' : 'open') : account.hasTotp ? 'second_step' : 'enrol'
  return { sessionId: session.id, stage }
}

async function lockOwner(tx: Tx, id: string) {
  // "Sign out everywhere" at the same moment waits, and then ends this session too.
  await tx.$queryRaw`select 1 from accounts where id = ${id}::uuid for update`
  const { totpConfirmedAt, ...account } = await tx.account.findUniqueOrThrow({
    where: { id },
    select: {
      role: true,
      isDemo: true,
      totpConfirmedAt: true,
      passwordChangedAt: true,
      mustChangePassword: true,
    },
  })
  return { ...account, hasTotp: totpConfirmedAt !== null }
}

/** Ends one session; its next request is nobody's. False when it had ended, or is not of the account given. */
export async function endSession(
  tx: Tx,
  id: string,
  reason: EndReason,
  accountId?: string,
): Promise<boolean> {
  const { count } = await tx.session.updateMany({
    where: { id, endedAt: null, ...(accountId && { accountId }) },
    data: { endedAt: now(), endReason: reason },
  })
  return count > 0
}

/** Ends every session of the account but `exceptId`. Returns how many. */
export async function endSessions(
  tx: Tx,
  accountId: string,
  reason: EndReason,
  exceptId: string | null = null,
): Promise<number> {
  const { count } = await tx.session.updateMany({
    where: { accountId, endedAt: null, ...(exceptId && { NOT: { id: exceptId } }) },
    data: { endedAt: now(), endReason: reason },
  })
  return count
}

/** The owner ends one of the own sessions. Throws not_found for another's or one that has ended. */
export async function endOwnSession(actor: Actor, { sessionId }: EndSessionInput): Promise<void> {
  const { accountId, regionCode } = actor
  if (!accountId) throw new AppError('unauthenticated')
  await transaction(async (tx) => {
    if (!(await endSession(tx, sessionId, 'ended_by_owner', accountId))) throw new AppError('not_found')
    const subject = { type: 'account', id: accountId }
    await audit(tx, actor, { action: 'account.end_session', subject, regionCode })
  })
}

/** The owner ends all sessions but the one asking. Throws unauthenticated. Returns how many. */
export async function endOtherSessions(actor: Actor): Promise<number> {
  const { accountId, sessionId, regionCode } = actor
  if (!accountId || !sessionId) throw new AppError('unauthenticated')
  return transaction(async (tx) => {
    const count = await endSessions(tx, accountId, 'ended_by_owner', sessionId)
    const subject = { type: 'account', id: accountId }
    await audit(tx, actor, { action: 'account.end_other_sessions', subject, regionCode, after: { count } })
    return count
  })
}
