import 'server-only'
import { randomInt, randomUUID, timingSafeEqual } from 'node:crypto'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { now } from '@/lib/core/clock'
import { lookupHash } from '@/lib/core/crypto'
import { isUniqueViolation, type Tx, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { limitRate } from '@/lib/core/rate-limit'
import { enqueueMessage } from '@/lib/notices/commands'
import type { ContactChannel } from '@/prisma/generated/enums'
import { CODE_TITLE, codeText, recoveryText, VERDICT_TEXT } from './labels'
import { keepsContact } from './policy'
import { codeWays, demoCode, maskAddress } from './queries'
import { codeExpiry, dayBefore, judge, MOST_CODES_PER_DAY, secondsToResend, type Verdict } from './rules'
import type { AddContactInput, ConfirmInput, RemoveContactInput } from './schema'

const hashOf = (id: string, code: string) => lookupHash(`confirmation:${id}:${code}`)

/** contact: prove that an address is one's own; recovery: set a new password. A code opens what it was sent for. */
export type CodePurpose = 'contact' | 'recovery'
type Target = { accountId: string; channel: ContactChannel; address: string }

/**
 * Sends a new code and voids the account's older ones for that channel. Throws too_many within 60 seconds of the last
 * one, and for an address that had ten in a day. A demo account's code is never sent: its page shows it.
 */
export async function sendCode(
  tx: Tx,
  { accountId, channel, address }: Target,
  purpose: CodePurpose = 'contact',
): Promise<{ id: string }> {
  const at = now()
  // The row lock makes two clicks one after the other.
  const [account] = await tx.$queryRaw<{ isDemo: boolean }[]>`
    select is_demo as "isDemo" from accounts where id = ${accountId}::uuid for update`
  if (!account) throw new AppError('not_found')
  await refuseHurry(tx, { accountId, channel, address }, purpose, at)
  await tx.confirmation.updateMany({
    where: { accountId, channel, purpose, confirmedAt: null, expiresAt: { gt: at } },
    data: { expiresAt: at },
  })
  const id = randomUUID()
  const code = account.isDemo ? demoCode(id) : String(randomInt(1_000_000)).padStart(6, '0')
  const expiresAt = codeExpiry(at)
  await tx.confirmation.create({
    data: { id, accountId, channel, address, purpose, codeHash: hashOf(id, code), expiresAt, createdAt: at },
    select: { id: true },
  })
  if (!account.isDemo)
    await enqueueMessage(tx, {
      ...{ channel, address, title: CODE_TITLE, until: expiresAt },
      text: purpose === 'recovery' ? recoveryText(code) : codeText(code),
    })
  return { id }
}

/** A minute between two codes of one purpose: who has just proven an address may be locked out the next moment. */
async function refuseHurry(
  tx: Tx,
  { accountId, channel, address }: Target,
  purpose: CodePurpose,
  at: Date,
): Promise<void> {
  const last = await tx.confirmation.findFirst({
    where: { accountId, purpose },
    orderBy: { createdAt: 'desc' },
    select: { createdAt: true },
  })
  const seconds = last ? secondsToResend(last.createdAt, at) : 0
  if (seconds > 0) throw new AppError('too_many', { '': [`验证码刚刚发过，请等 ${seconds} 秒再重新发送。`] })
  const recent = { createdAt: { gt: dayBefore(at) } }
  const sent = await tx.confirmation.count({ where: { channel, address, ...recent } })
  if (sent >= MOST_CODES_PER_DAY)
    throw new AppError('too_many', { '': ['这个地址一天内收到的验证码太多了，请明天再试，或换一个地址。'] })
}

export type Judged = Target & { id: string; verdict: Verdict }

/**
 * Judges a typed code under the row's lock and counts the try; a right one is used up. Returns instead of throwing,
 * because a refusal must not undo the count. Null when there is no such code.
 */
export async function judgeCode(
  tx: Tx,
  { confirmationId, code }: ConfirmInput,
  purpose: CodePurpose = 'contact',
): Promise<Judged | null> {
  await tx.$queryRaw`select 1 from confirmations where id = ${confirmationId}::uuid for update`
  const row = await tx.confirmation.findUnique({ where: { id: confirmationId, purpose } })
  if (!row) return null
  const isRight = timingSafeEqual(Buffer.from(row.codeHash), Buffer.from(hashOf(row.id, code)))
  const verdict = judge(row, isRight, now())
  if (verdict === 'right' || verdict === 'wrong') {
    const data = verdict === 'right' ? { confirmedAt: now() } : { attempts: { increment: 1 } }
    await tx.confirmation.update({ where: { id: row.id }, data, select: { id: true } })
  }
  return { id: row.id, accountId: row.accountId, channel: row.channel, address: row.address, verdict }
}

/** The refusal a verdict means, under the code field. */
export const refusalOf = (verdict: Exclude<Verdict, 'right'>): AppError =>
  new AppError(verdict === 'used' ? 'conflict' : 'invalid', { code: [VERDICT_TEXT[verdict]] })

/** Keeps a proven address for notices; false when another account has proven it already (one address, one account). */
export async function keepAddress(tx: Tx, { accountId, channel, address }: Target): Promise<boolean> {
  const data =
    channel === 'email'
      ? { email: address, emailConfirmedAt: now() }
      : { phone: address, phoneConfirmedAt: now() }
  const taken = await tx.account.findFirst({
    where: {
      NOT: { id: accountId },
      ...(channel === 'email'
        ? { email: { equals: address, mode: 'insensitive' }, emailConfirmedAt: { not: null } }
        : { phone: address, phoneConfirmedAt: { not: null } }),
    },
    select: { id: true },
  })
  if (taken) return false
  await tx.account.update({ where: { id: accountId }, data, select: { id: true } })
  return true
}

/** Sends a code to an address the person wants notices at. Throws forbidden, invalid, too_many. */
export async function addContact(actor: Actor, input: AddContactInput): Promise<{ id: string }> {
  const { accountId } = actor
  if (!accountId || !keepsContact(actor)) throw new AppError('forbidden')
  const { channels, isShown } = await codeWays(actor)
  if (!channels.includes(input.channel) || (isShown && !actor.isDemo))
    throw new AppError('invalid', { channel: ['门户还没有接通这个通道，请换一个'] })
  limitRate(`code:${input.channel}:${input.address}`, { burst: 5, perMinute: 1 })
  return transaction((tx) => sendCode(tx, { accountId, ...input }))
}

const TAKEN = '这个地址已经用在另一个账号上。请换一个，或先在那个账号上删除它。'

/** Confirms one's own address by its code. Throws not_found for somebody else's, invalid or conflict as the code is. */
export async function confirmContact(actor: Actor, input: ConfirmInput): Promise<void> {
  const { accountId } = actor
  if (!accountId || !keepsContact(actor)) throw new AppError('forbidden')
  const judged = await transaction(async (tx) => {
    const own = await tx.confirmation.findFirst({
      where: { id: input.confirmationId, accountId },
      select: { id: true },
    })
    const result = own && (await judgeCode(tx, input))
    if (result?.verdict !== 'right') return result
    if (!(await keepAddress(tx, result))) throw new AppError('conflict', { '': [TAKEN] })
    await audit(tx, actor, {
      action: 'account.set_contact',
      subject: { type: 'account', id: accountId },
      regionCode: actor.regionCode,
      after: { contact: maskAddress(result.channel, result.address) },
    })
    return result
  }).catch((error) => {
    // Two accounts proving one address in the same moment: the index lets one through.
    if (isUniqueViolation(error)) throw new AppError('conflict', { '': [TAKEN] })
    throw error
  })
  if (!judged) throw new AppError('not_found')
  if (judged.verdict !== 'right') throw refusalOf(judged.verdict)
}

/** Nothing more is sent there. Throws conflict when there is none. */
export async function removeContact(actor: Actor, { channel }: RemoveContactInput): Promise<void> {
  const { accountId } = actor
  if (!accountId || !keepsContact(actor)) throw new AppError('forbidden')
  await transaction(async (tx) => {
    const isEmail = channel === 'email'
    const { count } = await tx.account.updateMany({
      where: { id: accountId, ...(isEmail ? { email: { not: null } } : { phone: { not: null } }) },
      data: isEmail ? { email: null, emailConfirmedAt: null } : { phone: null, phoneConfirmedAt: null },
    })
    if (count === 0) throw new AppError('conflict', { '': ['这里没有可以删除的联系方式。'] })
    const subject = { type: 'account', id: accountId }
    await audit(tx, actor, { action: 'account.remove_contact', subject, regionCode: actor.regionCode })
  })
}
