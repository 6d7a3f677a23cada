import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { canonicalText } from '@/lib/core/canonical'
import { now } from '@/lib/core/clock'
import { db, type Tx, transaction } from '@/lib/core/db'
import { env } from '@/lib/core/env'
import { AppError } from '@/lib/core/errors'
import { startLoop } from '@/lib/core/jobs'
import { log } from '@/lib/core/log'
import { postJson } from '@/lib/core/post-json'
import { asSendError, SendError, statusError } from '@/lib/core/send-error'
import { signText } from '@/lib/core/signing'
import { oneLine, retryForeverMilliseconds } from '@/lib/deliveries/rules'
import type { ExchangeKind, ExchangeState } from '@/prisma/generated/enums'
import { canResendExchange, visibleTo } from './policy'
import { canResend, differencesOf, exchangeBody } from './rules'
import {
  acknowledgementSchema,
  type ExchangePayload,
  exchangePayloadSchema,
  type ResendExchangeInput,
  refusalSchema,
} from './schema'

export type ExchangeInput = {
  kind: ExchangeKind
  caseId: string
  receiptId: string | null
  facilityId: string
  countyCode: string
  payload: ExchangePayload
  isDemo: boolean
}

/**
 * Leaves one event of a facility for the national system in the caller's transaction. The facility's row is locked
 * first: of two transactions the one that commits later takes the later number, so no message overtakes another.
 */
export async function queueExchange(tx: Tx, message: ExchangeInput): Promise<void> {
  await tx.$queryRaw`select 1 from facilities where id = ${message.facilityId}::uuid for update`
  await tx.exchangeMessage.create({
    data: { ...message, payload: exchangePayloadSchema.parse(message.payload) },
    select: { id: true },
  })
}

const BATCH = 4
const TIMEOUT_MS = 15_000
/** Longer than a try can take: nobody sends what another process is sending. */
const CLAIM_SECONDS = 60
const MOST_ANSWER_BYTES = 256_000

export type ClaimedExchange = {
  id: string
  sequence: bigint
  kind: ExchangeKind
  payload: unknown
  attempts: number
}

/**
 * Takes a few due messages for this process, at most one a facility: the first that is not settled. One that nobody
 * finishes is due again when the claim has run out.
 */
export function claimExchange(): Promise<ClaimedExchange[]> {
  return db.$queryRaw<ClaimedExchange[]>`
    with due as materialized (
      select m.id from exchange_messages m
      where m.state = 'pending' and not m.is_demo and m.available_at <= now()
        and not exists (
          select from exchange_messages e where e.facility_id = m.facility_id and e.sequence < m.sequence
            and e.state in ('pending', 'failed') and not e.is_demo)
      order by m.sequence limit ${BATCH} for update of m skip locked)
    update exchange_messages m
    set attempts = m.attempts + 1, available_at = now() + make_interval(secs => ${CLAIM_SECONDS})
    from due where m.id = due.id
    returning m.id, m.sequence, m.kind::text as kind, m.payload, m.attempts`
}

/** Sends what is due until nothing is; returns how many tries were made, 0 without an address. Safe in several processes. */
export async function exchangeDue(timeoutMs = TIMEOUT_MS): Promise<number> {
  const url = env.PORTAL_EXCHANGE_URL
  let tries = 0
  while (url) {
    const claimed = await claimExchange()
    if (claimed.length === 0) break
    tries += claimed.length
    await Promise.all(claimed.map((message) => exchange(message, url, timeoutMs)))
  }
  return tries
}

async function exchange(claimed: ClaimedExchange, url: string, timeoutMs: number): Promise<void> {
  const { id } = claimed
  let answer: Awaited<ReturnType<typeof post>>
  try {
    answer = await post(claimed, url, timeoutMs)
  } catch (thrown) {
    return recordFailure(claimed, asSendError(thrown))
  }
  const { received, differences } = answer
  // `pending` only: an acknowledgement that comes twice, or late, changes nothing.
  await db.exchangeMessage.updateMany({
    where: { id, state: 'pending' },
    data: {
      state: differences.length > 0 ? 'differs' : 'acknowledged',
      acknowledgedAt: now(),
      acknowledgement: { id, received },
      differences,
      lastError: null,
    },
  })
}

/** One try. Throws SendError, also when the answer is no acknowledgement of this very message. */
async function post({ id, sequence, kind, payload }: ClaimedExchange, url: string, timeoutMs: number) {
  const sent = exchangePayloadSchema.safeParse(payload)
  if (!sent.success) throw new SendError('damaged', true)
  const body = canonicalText(exchangeBody({ id, sequence: Number(sequence), kind, payload: sent.data }))
  const { algorithm, keyId, signature } = signText(body)
  const { status, text } = await postJson({
    url,
    body,
    headers: {
      'idempotency-key': id,
      'x-shanyu-key-id': keyId,
      'x-shanyu-algorithm': algorithm,
      'x-shanyu-signature': signature,
    },
    timeoutMs,
    mostBytes: MOST_ANSWER_BYTES,
  })
  const json = parseJson(text)
  const isSuccess = status >= 200 && status < 300
  const acknowledgement = acknowledgementSchema.safeParse(json)
  // 409: it has the message from an earlier try, whose answer was lost on the way.
  if ((isSuccess || status === 409) && acknowledgement.data?.id === id) {
    const { received } = acknowledgement.data
    const known = Object.keys(sent.data).filter((field) => Object.hasOwn(received, field))
    const echo = Object.fromEntries(
      known.map((field) => [field, String(received[field] ?? '').slice(0, 500)]),
    )
    return { received: echo, differences: differencesOf(sent.data, received) }
  }
  if (isSuccess) throw new SendError('unreadable')
  const { code, isFinal } = statusError(status)
  const reason = isFinal ? refusalSchema.safeParse(json).data : undefined
  throw new SendError(reason ? `${code}: ${oneLine(reason, 300)}` : code, isFinal)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

async function recordFailure({ id, attempts }: ClaimedExchange, { code, isFinal }: SendError): Promise<void> {
  const at = now()
  const next = isFinal
    ? { state: 'failed' as const }
    : { availableAt: new Date(at.getTime() + retryForeverMilliseconds(attempts, Math.random())) }
  await db.exchangeMessage.updateMany({
    where: { id, attempts, state: 'pending' },
    data: { ...next, lastError: code },
  })
  if (isFinal) log.warn({ exchange: id, code: code.split(':')[0] }, 'exchange message refused')
}

/** Sends a refused or differing message again. Throws not_found, forbidden, or conflict when it may not go (any more). */
export async function resendExchange(actor: Actor, { messageId }: ResendExchangeInput): Promise<void> {
  await transaction(async (tx) => {
    const message = await tx.exchangeMessage.findFirst({
      where: { AND: [visibleTo(actor), { id: { equals: messageId } }] },
      select: { facilityId: true, sequence: true, countyCode: true },
    })
    if (!message) throw new AppError('not_found')
    if (!canResendExchange(actor)) throw new AppError('forbidden')
    const { facilityId, sequence, countyCode } = message
    // All of the facility's from here on are held, so none is claimed while this one goes back before them.
    const [first, ...later] = await tx.$queryRaw<
      { state: ExchangeState; attempts: number; is_demo: boolean }[]
    >`
      select state::text as state, attempts, is_demo from exchange_messages
      where facility_id = ${facilityId}::uuid and sequence >= ${sequence} order by sequence for update`
    const isOvertaken = later.some(({ attempts }) => attempts > 0)
    if (!first || !canResend({ state: first.state, isDemo: first.is_demo, isOvertaken }))
      throw new AppError('conflict', {
        '': ['这一条不用再发：它正在等待发送、对方已确认，或这家机构后面的消息已经发出。'],
      })
    await tx.exchangeMessage.update({
      where: { id: messageId },
      data: { state: 'pending', attempts: 0, availableAt: now(), lastError: null, differences: [] },
      select: { id: true },
    })
    await audit(tx, actor, {
      action: 'exchange.resend',
      subject: { type: 'exchange', id: messageId },
      regionCode: countyCode,
    })
  })
}

/** Sends what is due every few seconds from now on, when an address is set. */
export function startExchange(onError: (error: unknown) => void): void {
  if (env.PORTAL_EXCHANGE_URL) startLoop(() => exchangeDue(), onError)
}
