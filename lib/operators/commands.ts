import 'server-only'
import { type Judged, judgeCode, keepAddress, refusalOf, sendCode } from '@/lib/confirmations/commands'
import { codeWays, maskAddress } from '@/lib/confirmations/queries'
import type { ConfirmInput } from '@/lib/confirmations/schema'
import { type Actor, systemActor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { now } from '@/lib/core/clock'
import { db, isUniqueViolation, type Tx, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { hashPassword, verifyPassword } from '@/lib/core/password'
import { limitRate } from '@/lib/core/rate-limit'
import { refuseBadPassword } from '@/lib/passwords/queries'
import { type Begun, beginSession, type Device } from '@/lib/sessions/commands'
import type { ContactChannel } from '@/prisma/generated/enums'
import { BODY_EXISTS, contactNeeded, USERNAME_TAKEN } from './labels'
import { confirmableSince } from './rules'
import type { RegisterInput } from './schema'

/**
 * Registers an operator body with its first account, which stays shut until the code is typed. The same person trying
 * again before that comes back to the same code. Throws forbidden where no code can reach anybody, invalid for a body
 * or user name that is there already, too_many. Returns the id of the code sent.
 */
export async function registerOperator(
  actor: Actor,
  input: RegisterInput,
  address: string,
): Promise<{ confirmationId: string }> {
  limitRate('register', { burst: 100, perMinute: 120 })
  limitRate(`register:address:${address}`, { burst: 10, perMinute: 5 })
  const { channels, isShown } = await codeWays(actor)
  if (channels.length === 0) throw new AppError('forbidden')
  const target = targetOf(input, channels)
  limitRate(`code:${target.channel}:${target.address}`, { burst: 5, perMinute: 1 })
  const begun = await findBegun(input)
  if (begun) return { confirmationId: begun }
  await refuseBadPassword({ password: input.password, username: input.username })
  const passwordHash = await hashPassword(input.password)
  try {
    return await transaction(async (tx) => {
      await removeLapsed(tx, input.creditNumber)
      return create(tx, actor, input, { ...target, passwordHash, isDemo: isShown })
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw new AppError('invalid', await takenFields(input))
    throw error
  }
}

type ContactTarget = { channel: ContactChannel; address: string }

/** E-mail first: it costs nothing. An address of a channel that is not connected is kept unproven. */
function targetOf({ email, phone }: RegisterInput, channels: readonly ContactChannel[]): ContactTarget {
  if (email !== null && channels.includes('email')) return { channel: 'email', address: email }
  if (phone !== null && channels.includes('sms')) return { channel: 'sms', address: phone }
  const field = channels.includes('email') ? 'email' : 'phone'
  throw new AppError('invalid', { [field]: [contactNeeded(channels)] })
}

type Creation = ContactTarget & { passwordHash: string; isDemo: boolean }

async function create(tx: Tx, actor: Actor, input: RegisterInput, made: Creation) {
  const { creditNumber: creditCode, name, registrationAuthority, contactName, username } = input
  const { isDemo, channel, address, passwordHash } = made
  const body = await tx.operatorBody.create({
    data: { name, creditCode, registrationAuthority, contactName, isDemo },
    select: { id: true },
  })
  // Digits 3 to 8 of the code are the division of the registration authority (GB 32100-2015).
  const region = await tx.region.findUnique({
    where: { code: creditCode.slice(2, 8) },
    select: { code: true },
  })
  const account = await tx.account.create({
    data: {
      username,
      displayName: contactName,
      passwordHash,
      role: 'operator',
      operatorId: body.id,
      regionCode: region?.code ?? null,
      email: channel === 'email' ? null : input.email,
      phone: channel === 'sms' ? null : input.phone,
      isEnabled: false,
      isDemo,
    },
    select: { id: true },
  })
  const code = await sendCode(tx, { accountId: account.id, channel, address })
  await audit(tx, actor, {
    action: 'account.register',
    subject: { type: 'account', id: account.id },
    regionCode: region?.code,
    after: { name, creditCode, registrationAuthority, username },
  })
  return { confirmationId: code.id }
}

/** The newest code of this very registration, begun by whoever knows its user name and password and not confirmed. */
async function findBegun({ creditNumber, username, password }: RegisterInput): Promise<string | null> {
  const account = await db.account.findFirst({
    where: { username, isEnabled: false, lastSignInAt: null, operator: { creditCode: creditNumber } },
    select: {
      passwordHash: true,
      createdAt: true,
      confirmations: { orderBy: { createdAt: 'desc' }, take: 1, select: { id: true, confirmedAt: true } },
    },
  })
  const code = account?.confirmations[0]
  if (!account || !code || code.confirmedAt || account.createdAt <= confirmableSince(now())) return null
  return (await verifyPassword(password, account.passwordHash)) ? code.id : null
}

async function takenFields({ creditNumber, username }: RegisterInput): Promise<Record<string, string[]>> {
  const [body, account] = await Promise.all([
    db.operatorBody.findUnique({ where: { creditCode: creditNumber }, select: { id: true } }),
    db.account.findUnique({ where: { username }, select: { id: true } }),
  ])
  return {
    ...(body ? { creditNumber: [BODY_EXISTS] } : {}),
    ...(account ? { username: [USERNAME_TAKEN] } : {}),
  }
}

/**
 * The code of a registration is right: its account opens. Throws not_found for anything but an unconfirmed
 * registration, invalid or conflict as the code is. An address another account has proven stays with that account.
 */
export async function confirmRegistration(actor: Actor, input: ConfirmInput, device: Device): Promise<Begun> {
  limitRate(`confirm:address:${device.address}`, { burst: 30, perMinute: 30 })
  const outcome = await openAccount(actor, input, device).catch((error) => {
    // Two accounts proving one address in the same moment: whoever comes second opens without it.
    if (isUniqueViolation(error)) return openAccount(actor, input, device)
    throw error
  })
  if (!outcome) throw new AppError('not_found')
  if (!('verdict' in outcome)) return outcome
  throw outcome.verdict === 'right' ? new AppError('not_found') : refusalOf(outcome.verdict)
}

function openAccount(actor: Actor, input: ConfirmInput, device: Device): Promise<Begun | Judged | null> {
  return transaction(async (tx) => {
    const judged = await judgeCode(tx, input)
    if (!judged) return null
    if (judged.verdict !== 'right') return judged
    const account = await tx.account.findFirst({
      where: { id: judged.accountId, isEnabled: false, lastSignInAt: null, createdAt: fresh() },
      select: { id: true, regionCode: true },
    })
    if (!account) throw new AppError('not_found')
    const isKept = await keepAddress(tx, judged)
    await tx.account.update({
      where: { id: account.id },
      data: { isEnabled: true, lastSignInAt: now() },
      select: { id: true },
    })
    await audit(tx, actor, {
      action: 'account.confirm',
      subject: { type: 'account', id: account.id },
      regionCode: account.regionCode,
      after: { isEnabled: true, contact: isKept ? maskAddress(judged.channel, judged.address) : null },
    })
    return beginSession(tx, account, 'password', device)
  })
}

const fresh = () => ({ gt: confirmableSince(now()) })

/** Another code for the same registration, to the same address. Throws not_found, too_many. */
export async function resendRegistrationCode(
  _actor: Actor,
  { confirmationId }: { confirmationId: string },
  address: string,
): Promise<{ confirmationId: string }> {
  limitRate(`register:address:${address}`, { burst: 10, perMinute: 5 })
  return transaction(async (tx) => {
    const row = await tx.confirmation.findFirst({
      where: {
        id: confirmationId,
        confirmedAt: null,
        account: { isEnabled: false, lastSignInAt: null, createdAt: fresh() },
      },
      select: { accountId: true, channel: true, address: true },
    })
    if (!row) throw new AppError('not_found')
    return { confirmationId: (await sendCode(tx, row)).id }
  })
}

/**
 * Removes registrations nobody confirmed within 24 hours, of one credit code or all, with their accounts. Only bodies
 * that came by registration, whose accounts were never opened and that nothing hangs on.
 */
export async function removeLapsed(tx: Tx, creditCode?: string): Promise<number> {
  const bodies = await tx.operatorBody.findMany({
    where: {
      ...(creditCode ? { creditCode } : {}),
      createdAt: { lte: confirmableSince(now()) },
      accounts: {
        some: { confirmations: { some: {} } },
        every: {
          isEnabled: false,
          lastSignInAt: null,
          confirmations: { every: { confirmedAt: null } },
        },
      },
      facilities: { none: {} },
      cases: { none: {} },
      attachments: { none: {} },
    },
    select: { id: true, creditCode: true },
  })
  const system = systemActor('注册清理')
  for (const { id, creditCode: code } of bodies) {
    await tx.account.deleteMany({ where: { operatorId: id } })
    await tx.operatorBody.delete({ where: { id }, select: { id: true } })
    const subject = { type: 'operator', id }
    await audit(tx, system, { action: 'account.lapse', subject, before: { creditCode: code } })
  }
  return bodies.length
}
