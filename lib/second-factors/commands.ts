import 'server-only'
import { generateSecret, verifySync } from 'otplib'
import { visibleTo } from '@/lib/accounts/policy'
import { isLocked } from '@/lib/accounts/rules'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { now } from '@/lib/core/clock'
import { seal, unseal } from '@/lib/core/crypto'
import { db, type Tx, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { verifyPassword } from '@/lib/core/password'
import { postNotice } from '@/lib/notices/commands'
import { makeRecoveryCodes, takeRecoveryCode } from '@/lib/recovery-codes/commands'
import { type Begun, beginSession, type Device, endSessions } from '@/lib/sessions/commands'
import { completeSignIn, countFailure, lockAccount } from '@/lib/sign-in-attempts/commands'
import { CODE_LOCKED, CODE_WRONG, CONFIRM_WRONG } from './labels'
import { canReset } from './policy'
import { TOTP_SECONDS, TOTP_SHAPE, TOTP_TOLERANCE_SECONDS } from './rules'
import type { DisableInput, ResetSecondFactorInput } from './schema'

const subjectOf = (id: string) => ({ type: 'account', id })

/**
 * Takes a code from the app once: its step must lie after the last one taken. The caller holds the account's row lock,
 * so of two requests with one code the second finds the step used.
 */
async function takeTotp(tx: Tx, accountId: string, code: string, isEnrolling = false): Promise<boolean> {
  const account = await tx.account.findUniqueOrThrow({
    where: { id: accountId },
    select: { totpSealed: true, totpConfirmedAt: true, totpLastStep: true },
  })
  if (!account.totpSealed || (!account.totpConfirmedAt && !isEnrolling) || !TOTP_SHAPE.test(code))
    return false
  const result = verifySync({
    secret: await unseal(account.totpSealed),
    token: code,
    epoch: Math.floor(now().getTime() / 1_000),
    period: TOTP_SECONDS,
    epochTolerance: TOTP_TOLERANCE_SECONDS,
  })
  if (!result.valid || !('timeStep' in result)) return false
  if (account.totpLastStep !== null && result.timeStep <= account.totpLastStep) return false
  await tx.account.update({
    where: { id: accountId },
    data: { totpLastStep: BigInt(result.timeStep) },
    select: { id: true },
  })
  return true
}

/** Prepares a secret for the app unless one is waiting already. Throws conflict when one is confirmed. */
export async function prepareEnrolment(actor: Actor): Promise<void> {
  const { accountId } = actor
  if (!accountId) throw new AppError('unauthenticated')
  const sealed = await seal(generateSecret({ length: 20 }))
  await transaction(async (tx) => {
    await lockAccount(tx, accountId)
    const account = await tx.account.findUniqueOrThrow({
      where: { id: accountId },
      select: { totpSealed: true, totpConfirmedAt: true },
    })
    if (account.totpConfirmedAt) throw new AppError('conflict')
    if (account.totpSealed) return
    const data = { totpSealed: sealed, totpLastStep: null }
    await tx.account.update({ where: { id: accountId }, data, select: { id: true } })
    const action = 'account.prepare_second_factor'
    await audit(tx, actor, { action, subject: subjectOf(accountId), regionCode: actor.regionCode })
  })
}

export type Enrolled = { codes: string[]; begun: Begun | null }

/**
 * The first code from the app proves that it works: the second factor counts from now on. A sign-in that waited for it
 * goes on under a new session id. Returns the recovery codes, which are shown this once. Throws invalid, conflict.
 */
export async function confirmEnrolment(
  actor: Actor,
  { code }: { code: string },
  device: Device,
  isPending: boolean,
): Promise<Enrolled> {
  const { accountId } = actor
  if (!accountId) throw new AppError('unauthenticated')
  const enrolled = await transaction(async (tx) => {
    const account = await lockAccount(tx, accountId)
    if (!account || (isPending && isLocked(account.lockedUntil, now()))) return null
    const { totpConfirmedAt } = await tx.account.findUniqueOrThrow({
      where: { id: accountId },
      select: { totpConfirmedAt: true },
    })
    if (totpConfirmedAt) throw new AppError('conflict')
    if (!(await takeTotp(tx, accountId, code, true))) {
      if (isPending) await countFailure(tx, account)
      return null
    }
    await tx.account.update({
      where: { id: accountId },
      data: { totpConfirmedAt: now() },
      select: { id: true },
    })
    const codes = await makeRecoveryCodes(tx, accountId)
    const action = 'account.enrol_second_factor'
    await audit(tx, actor, { action, subject: subjectOf(accountId), regionCode: actor.regionCode })
    return { codes, begun: isPending ? await goOn(tx, actor, device) : null }
  })
  if (!enrolled) throw new AppError('invalid', { code: [CONFIRM_WRONG] })
  return enrolled
}

/** The half sign-in becomes a whole one, under a new id: what was seen of the old one opens nothing. */
async function goOn(tx: Tx, actor: Actor, device: Device): Promise<Begun> {
  const accountId = actor.accountId ?? ''
  const half = await tx.session.findFirst({ where: { id: actor.sessionId ?? '' }, select: { method: true } })
  const options = { isSecondDone: true, replaces: actor.sessionId }
  const begun = await beginSession(tx, { id: accountId }, half?.method ?? 'password', device, options)
  const self = { ...actor, sessionId: begun.sessionId }
  await completeSignIn(
    tx,
    self,
    { id: accountId, regionCode: actor.regionCode, isDemo: actor.isDemo },
    device,
  )
  return begun
}

/**
 * The second step of signing in, by the app's code or a recovery code. Wrong ones count towards the lock of the
 * account. Throws invalid; the half sign-in stays until its quarter of an hour is over.
 */
export async function passSecondStep(
  actor: Actor,
  { code }: { code: string },
  device: Device,
): Promise<Begun> {
  const { accountId, regionCode } = actor
  if (!accountId) throw new AppError('unauthenticated')
  const outcome = await transaction(async (tx) => {
    const account = await lockAccount(tx, accountId)
    if (!account || isLocked(account.lockedUntil, now())) return 'locked' as const
    const byApp = await takeTotp(tx, accountId, code)
    if (!byApp && !(await takeRecoveryCode(tx, accountId, code))) {
      await countFailure(tx, account)
      const action = 'account.second_step_refused'
      await audit(tx, actor, { action, subject: subjectOf(accountId), regionCode })
      return 'wrong' as const
    }
    if (!byApp) await tellOfRecoveryCode(tx, actor, accountId)
    return goOn(tx, actor, device)
  })
  if (outcome === 'locked') throw new AppError('invalid', { code: [CODE_LOCKED] })
  if (outcome === 'wrong') throw new AppError('invalid', { code: [CODE_WRONG] })
  return outcome
}

async function tellOfRecoveryCode(tx: Tx, actor: Actor, accountId: string): Promise<void> {
  const left = await tx.recoveryCode.count({ where: { accountId, usedAt: null } })
  const action = 'account.use_recovery_code'
  await audit(tx, actor, {
    action,
    subject: subjectOf(accountId),
    regionCode: actor.regionCode,
    after: { left },
  })
  await postNotice(tx, {
    to: { accountIds: [accountId] },
    kind: 'account.recovery_code',
    title: '有人用恢复码登录了您的账号',
    text: `还剩 ${left} 个恢复码。如果手机已经丢失，请在“账号安全”里换绑新手机；如果不是您本人，请马上修改密码。`,
    href: '/account/security',
    eventKey: `account-recovery-code:${accountId}:${now().toISOString()}`,
  })
}

/** New recovery codes for old ones, shown once. Needs a code from the app. Throws invalid. */
export async function renewRecoveryCodes(actor: Actor, { code }: { code: string }): Promise<string[]> {
  const { accountId, regionCode } = actor
  if (!accountId) throw new AppError('unauthenticated')
  const codes = await transaction(async (tx) => {
    const account = await lockAccount(tx, accountId)
    if (!account || isLocked(account.lockedUntil, now())) return null
    if (!(await takeTotp(tx, accountId, code))) {
      await countFailure(tx, account)
      return null
    }
    await audit(tx, actor, {
      action: 'account.renew_recovery_codes',
      subject: subjectOf(accountId),
      regionCode,
    })
    return makeRecoveryCodes(tx, accountId)
  })
  if (!codes) throw new AppError('invalid', { code: [CODE_WRONG] })
  return codes
}

const BOTH_WRONG = '密码或验证码不对。连续输错几次，账号会锁定一段时间。'

/** Takes the second factor off the own account, with password and code. Throws invalid. */
export async function disableSecondFactor(actor: Actor, input: DisableInput): Promise<void> {
  const { accountId, sessionId } = actor
  if (!accountId || !sessionId) throw new AppError('unauthenticated')
  const { passwordHash } = await db.account.findUniqueOrThrow({
    where: { id: accountId },
    select: { passwordHash: true },
  })
  const isPassword = await verifyPassword(input.currentPassword, passwordHash)
  const isDone = await transaction(async (tx) => {
    const account = await lockAccount(tx, accountId)
    if (!account || isLocked(account.lockedUntil, now())) return false
    // The code is used up only with the right password, so that a slip of the fingers costs no recovery code.
    const isCode =
      isPassword &&
      ((await takeTotp(tx, accountId, input.code)) || (await takeRecoveryCode(tx, accountId, input.code)))
    if (!isCode) {
      await countFailure(tx, account)
      return false
    }
    await clear(tx, actor, accountId, 'account.disable_second_factor')
    await endSessions(tx, accountId, 'second_factor_changed', sessionId)
    return true
  })
  if (!isDone) throw new AppError('invalid', { '': [BOTH_WRONG] })
}

/** Takes a lost phone off another's account and ends its sessions. Throws not_found, forbidden, conflict. */
export async function resetSecondFactor(actor: Actor, input: ResetSecondFactorInput): Promise<void> {
  await transaction(async (tx) => {
    const scope = { AND: [visibleTo(actor), { id: input.accountId }] }
    const visible = await tx.account.findFirst({ where: scope, select: { id: true } })
    if (!visible || !(await lockAccount(tx, visible.id))) throw new AppError('not_found')
    if (!canReset(actor, visible)) throw new AppError('forbidden')
    const { totpSealed } = await tx.account.findUniqueOrThrow({
      where: { id: visible.id },
      select: { totpSealed: true },
    })
    if (totpSealed === null) throw new AppError('conflict', { '': ['这个账号没有启用动态验证码。'] })
    await clear(tx, actor, visible.id, 'account.reset_second_factor', input.reason)
    await endSessions(tx, visible.id, 'second_factor_changed')
  })
}

/** Forgets app and printed codes, tells the owner. The caller holds the row lock and ends sessions. */
async function clear(
  tx: Tx,
  actor: Actor,
  accountId: string,
  action: `account.${string}`,
  reason?: string,
): Promise<void> {
  const account = await tx.account.update({
    where: { id: accountId },
    data: { totpSealed: null, totpConfirmedAt: null, totpLastStep: null },
    select: { regionCode: true },
  })
  await tx.recoveryCode.deleteMany({ where: { accountId } })
  await audit(tx, actor, { action, subject: subjectOf(accountId), regionCode: account.regionCode, reason })
  await postNotice(tx, {
    to: { accountIds: [accountId] },
    kind: 'account.second_factor_off',
    title: '您的动态验证码已经停用',
    text: '按规定必须使用的账号，下次登录时要重新设置。如果不是您本人要求的，请马上修改密码并联系管理员。',
    href: '/account/security',
    eventKey: `account-second-factor:${accountId}:${now().toISOString()}`,
  })
}
