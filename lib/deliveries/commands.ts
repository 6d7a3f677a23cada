import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { now } from '@/lib/core/clock'
import { db, transaction } from '@/lib/core/db'
import { env } from '@/lib/core/env'
import { AppError } from '@/lib/core/errors'
import { startLoop } from '@/lib/core/jobs'
import { log } from '@/lib/core/log'
import { sendMail } from '@/lib/core/mail'
import { asSendError, SendError } from '@/lib/core/send-error'
import { sendSms } from '@/lib/core/sms'
import { canManageDeliveries } from './policy'
import { MOST_ATTEMPTS, mailText, maskedAddress, oneLine, retryMilliseconds, smsText } from './rules'
import {
  MESSAGE_KINDS,
  type Message,
  messageSchema,
  type ResendAllInput,
  type ResendMessageInput,
} from './schema'

const BATCH = 4
/** A claim holds longer than any try can take (30 s), so nobody sends what another process is sending. */
const CLAIM_SECONDS = 120

export type ClaimedMessage = { id: string; kind: string; payload: unknown; attempts: number }
export type Send = (id: string, channel: 'email' | 'sms', message: Message) => Promise<void>

/** Takes a few due messages for this process; one nobody finishes is due again when the claim has run out. */
export function claimMessages(): Promise<ClaimedMessage[]> {
  return db.$queryRaw<ClaimedMessage[]>`
    with due as materialized (
      select id from outbox_messages
      where sent_at is null and failed_at is null and available_at <= now() and kind = any(${[...MESSAGE_KINDS]})
      order by available_at limit ${BATCH} for update skip locked)
    update outbox_messages m
    set attempts = m.attempts + 1, available_at = now() + make_interval(secs => ${CLAIM_SECONDS})
    from due where m.id = due.id
    returning m.id, m.kind, m.payload, m.attempts`
}

const sendByChannel: Send = (id, channel, message) => {
  if (channel === 'sms')
    return sendSms({ id, to: message.address, text: smsText(message, env.PORTAL_PUBLIC_URL) })
  const text = mailText(message, env.PORTAL_PUBLIC_URL)
  return sendMail({ id, to: message.address, subject: oneLine(message.title), text })
}

/** Sends what is due until nothing is; returns how many tries were made. Safe in several processes at once. */
export async function deliverDue(send: Send = sendByChannel): Promise<number> {
  let tries = 0
  for (;;) {
    const claimed = await claimMessages()
    if (claimed.length === 0) return tries
    tries += claimed.length
    await Promise.all(claimed.map((message) => deliver(message, send)))
  }
}

async function deliver(claimed: ClaimedMessage, send: Send): Promise<void> {
  const { id } = claimed
  const channel = claimed.kind === 'message.sms' ? 'sms' : 'email'
  const parsed = messageSchema.safeParse(claimed.payload)
  // What was sent is not kept: neither the address nor a code belongs in a table of old messages.
  const kept = { maskedAddress: maskedAddress(channel, parsed.data?.address ?? '') }
  try {
    if (!parsed.success) throw new SendError('damaged', true)
    if (parsed.data.until && parsed.data.until <= now().toISOString()) throw new SendError('expired', true)
    // Whatever ends the process each time (a crash leaves no error behind) does not do so for ever.
    if (claimed.attempts > MOST_ATTEMPTS) throw new SendError('interrupted', true)
    await send(id, channel, parsed.data)
  } catch (thrown) {
    return recordFailure(claimed, asSendError(thrown), kept)
  }
  await db.outboxMessage.updateMany({
    where: { id, sentAt: null },
    data: { sentAt: now(), failedAt: null, lastError: null, payload: kept },
  })
}

async function recordFailure(
  { id, attempts }: ClaimedMessage,
  { code, isFinal }: SendError,
  kept: { maskedAddress: string },
): Promise<void> {
  const waitMs = isFinal ? null : retryMilliseconds(attempts, Math.random())
  const at = now()
  const next = waitMs === null ? { failedAt: at } : { availableAt: new Date(at.getTime() + waitMs) }
  // Only while this claim is the latest: a slow loser must not touch what another process has sent since.
  await db.outboxMessage.updateMany({
    where: { id, attempts, sentAt: null },
    data: { ...next, lastError: code, ...(code === 'expired' && { payload: kept }) },
  })
  if (waitMs === null && code !== 'not_connected') log.warn({ message: id, code }, 'message given up')
}

/** Puts one message that was given up back to be sent now. Throws not_found, or conflict when it is not given up (any more). */
export async function resendMessage(actor: Actor, { messageId }: ResendMessageInput): Promise<void> {
  if (!canManageDeliveries(actor)) throw new AppError('not_found')
  await transaction(async (tx) => {
    const found = await tx.outboxMessage.findFirst({
      where: { id: messageId, kind: { in: [...MESSAGE_KINDS] } },
      select: { id: true },
    })
    if (!found) throw new AppError('not_found')
    const { count } = await tx.outboxMessage.updateMany({
      where: { id: messageId, ...GIVEN_UP },
      data: AGAIN(),
    })
    if (count === 0)
      throw new AppError('conflict', { '': ['这条消息已经发出、正在等待发送，或者已过有效时间。'] })
    await audit(tx, actor, { action: 'delivery.resend', subject: { type: 'delivery', id: messageId } })
  })
}

/** The same for all that failed, or for all kept while a channel was not connected. Returns how many. */
export async function resendAll(actor: Actor, { state }: ResendAllInput): Promise<{ count: number }> {
  if (!canManageDeliveries(actor)) throw new AppError('not_found')
  const error = state === 'not_connected' ? 'not_connected' : { notIn: ['not_connected', 'expired'] }
  return transaction(async (tx) => {
    const { count } = await tx.outboxMessage.updateMany({
      where: { kind: { in: [...MESSAGE_KINDS] }, ...GIVEN_UP, lastError: error },
      data: AGAIN(),
    })
    await audit(tx, actor, {
      action: 'delivery.resend_all',
      subject: { type: 'delivery', id: state },
      after: { rows: count },
    })
    return { count }
  })
}

const GIVEN_UP = { failedAt: { not: null }, sentAt: null, lastError: { not: 'expired' } }
const AGAIN = () => ({ failedAt: null, lastError: null, attempts: 0, availableAt: now() })

/** Old messages are of no use to anybody: sent ones go after 30 days, given-up ones after 90. */
export async function forgetOldMessages(): Promise<number> {
  return db.$executeRaw`
    delete from outbox_messages where kind = any(${[...MESSAGE_KINDS]})
      and (sent_at < now() - interval '30 days' or failed_at < now() - interval '90 days')`
}

const HOUR_MS = 3_600_000

/** Sends what is due every few seconds from now on, and clears old messages away once an hour. */
export function startDeliveries(onError: (error: unknown) => void): void {
  let clearedMs = 0
  startLoop(async () => {
    await deliverDue()
    if (now().getTime() - clearedMs < HOUR_MS) return
    clearedMs = now().getTime()
    await forgetOldMessages()
  }, onError)
}
