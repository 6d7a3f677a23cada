import 'server-only'
import { createHmac, randomBytes } from 'node:crypto'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { now } from '@/lib/core/clock'
import { seal, unseal } from '@/lib/core/crypto'
import { db, type Prisma, type Tx, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { startLoop } from '@/lib/core/jobs'
import { addressProblem, postOutside } from '@/lib/core/outbound'
import { asSendError, statusError } from '@/lib/core/send-error'
import { resolveRegion } from '@/lib/regions/queries'
import { ADDRESS_PROBLEMS } from './labels'
import { canManageWebhooks } from './policy'
import { retryWaitMs, type WebhookEvent } from './rules'
import type { AddWebhookInput, SwitchWebhookInput } from './schema'

const TIMEOUT_MS = 10_000
const CLAIM_SECONDS = 60
const BATCH = 10

/**
 * Registers an address partners are told at. Its signing secret is in this answer and nowhere else in the clear.
 * Throws forbidden, invalid for an address inside one's own network (SSRF) or an unknown area.
 */
export async function addWebhook(
  actor: Actor,
  input: AddWebhookInput,
): Promise<{ id: string; signingKey: string }> {
  if (!canManageWebhooks(actor)) throw new AppError('forbidden')
  const problem = addressProblem(input.url)
  if (problem) throw new AppError('invalid', { url: [ADDRESS_PROBLEMS[problem]] })
  const signingKey = randomBytes(32).toString('base64url')
  const secretSealed = await seal(signingKey)
  return transaction(async (tx) => {
    const region = input.region ? await resolveRegion(actor, input.region, '100000', tx) : null
    if (input.region && !region)
      throw new AppError('invalid', { region: ['没有找到这个地区，请填区划代码或全称'] })
    const { id } = await tx.webhook.create({
      data: {
        name: input.name,
        url: input.url,
        events: input.events,
        regionCode: region?.code ?? null,
        secretSealed,
        createdById: actor.accountId,
        createdByName: actor.name,
        isDemo: actor.isDemo,
      },
      select: { id: true },
    })
    await audit(tx, actor, {
      action: 'webhook.add',
      subject: { type: 'webhook', id },
      regionCode: region?.code ?? null,
      after: { name: input.name, url: input.url, events: input.events },
      right: 'api_keys.manage',
    })
    return { id, signingKey }
  })
}

/** Switches an address on or off; what waits goes on waiting. Throws forbidden, not_found, conflict. */
export async function switchWebhook(actor: Actor, input: SwitchWebhookInput): Promise<void> {
  if (!canManageWebhooks(actor)) throw new AppError('forbidden')
  const { id, isEnabled, version } = input
  await transaction(async (tx) => {
    const known = await tx.webhook.findUnique({ where: { id }, select: { name: true, isEnabled: true } })
    if (!known) throw new AppError('not_found')
    const { count } = await tx.webhook.updateMany({
      where: { id, version },
      data: { isEnabled, version: version + 1 },
    })
    if (count === 0) throw new AppError('conflict')
    await audit(tx, actor, {
      action: isEnabled ? 'webhook.enable' : 'webhook.disable',
      subject: { type: 'webhook', id },
      before: { name: known.name, isEnabled: known.isEnabled },
      after: { name: known.name, isEnabled },
      right: 'api_keys.manage',
    })
  })
}

/** Sends a `ping`, to try an address out. Throws forbidden, not_found. */
export async function pingWebhook(actor: Actor, { id }: { id: string }): Promise<void> {
  if (!canManageWebhooks(actor)) throw new AppError('forbidden')
  await transaction(async (tx) => {
    const known = await tx.webhook.findUnique({ where: { id }, select: { isDemo: true } })
    if (!known) throw new AppError('not_found')
    await tx.webhookDelivery.create({
      data: { webhookId: id, event: 'ping', payload: {}, isDemo: known.isDemo },
      select: { id: true },
    })
    await audit(tx, actor, {
      action: 'webhook.ping',
      subject: { type: 'webhook', id },
      right: 'api_keys.manage',
    })
  })
}

/** Puts a message that was given up back to be sent now. Throws forbidden, not_found, conflict. */
export async function resendWebhookDelivery(actor: Actor, { id }: { id: string }): Promise<void> {
  if (!canManageWebhooks(actor)) throw new AppError('forbidden')
  await transaction(async (tx) => {
    const known = await tx.webhookDelivery.findUnique({ where: { id }, select: { webhookId: true } })
    if (!known) throw new AppError('not_found')
    const { count } = await tx.webhookDelivery.updateMany({
      where: { id, deliveredAt: null, failedAt: { not: null } },
      data: { failedAt: null, lastError: null, attempts: 0, availableAt: now() },
    })
    if (count === 0) throw new AppError('conflict', { '': ['这条消息已经送达，或正在等待发送。'] })
    await audit(tx, actor, {
      action: 'webhook.resend',
      subject: { type: 'webhook', id: known.webhookId },
      right: 'api_keys.manage',
    })
  })
}

/**
 * Leaves a message for every partner whose area and events fit, in the transaction of its cause. The payload holds ids
 * and public facts only. Nothing of the demo world is told to a real partner.
 */
export async function publishEvent(
  tx: Tx,
  event: WebhookEvent,
  { regionCode, payload, isDemo }: { regionCode: string; payload: Prisma.InputJsonObject; isDemo: boolean },
): Promise<void> {
  await tx.$executeRaw`
    insert into webhook_deliveries (id, webhook_id, event, payload, is_demo)
    select gen_random_uuid(), w.id, ${event}, ${JSON.stringify(payload)}::jsonb, w.is_demo
    from webhooks w join regions r on r.code = ${regionCode} left join regions a on a.code = w.region_code
    where w.is_enabled and ${event} = any(w.events) and (w.is_demo or not ${isDemo})
      and (a.path is null or r.path = a.path or r.path like a.path || '/%')`
}

type Claimed = {
  id: string
  event: string
  payload: unknown
  createdAt: Date
  attempts: number
  webhookId: string
  url: string
  secretSealed: string
}

/** Takes due messages for this process; one nobody finishes is due again when the claim has run out. */
const claimDeliveries = () => db.$queryRaw<Claimed[]>`
  with due as materialized (
    select d.id from webhook_deliveries d join webhooks w on w.id = d.webhook_id
    where d.delivered_at is null and d.failed_at is null and d.available_at <= now() and w.is_enabled
    order by d.available_at limit ${BATCH} for update of d skip locked)
  update webhook_deliveries d
  set attempts = d.attempts + 1, available_at = now() + make_interval(secs => ${CLAIM_SECONDS})
  from due, webhooks w where d.id = due.id and w.id = d.webhook_id
  returning d.id, d.event, d.payload, d.created_at as "createdAt", d.attempts, w.id as "webhookId", w.url,
    w.secret_sealed as "secretSealed"`

/** Sends what is due until nothing is; returns how many tries were made. Safe in several processes at once. */
export async function deliverWebhooks(): Promise<number> {
  let tries = 0
  for (;;) {
    const claimed = await claimDeliveries()
    if (claimed.length === 0) return tries
    tries += claimed.length
    await Promise.all(claimed.map(deliver))
  }
}

async function deliver(claimed: Claimed): Promise<void> {
  const { id, attempts } = claimed
  try {
    await post(claimed)
  } catch (thrown) {
    const { code, isFinal } = asSendError(thrown)
    const waitMs = isFinal ? null : retryWaitMs(attempts)
    const next = waitMs === null ? { failedAt: now() } : { availableAt: new Date(now().getTime() + waitMs) }
    await db.webhookDelivery.updateMany({
      where: { id, attempts, deliveredAt: null },
      data: { ...next, lastError: code },
    })
    return
  }
  const at = now()
  await db.webhookDelivery.updateMany({
    where: { id },
    data: { deliveredAt: at, failedAt: null, lastError: null },
  })
  await db.webhook.updateMany({ where: { id: claimed.webhookId }, data: { lastSuccessAt: at } })
}

/** Hex HMAC-SHA-256 of `seconds.body`: what x-shanyu-signature must be. */
export const webhookSignature = (signingKey: string, seconds: string, body: string): string =>
  createHmac('sha256', signingKey).update(`${seconds}.${body}`).digest('hex')

async function post({ id, event, payload, createdAt, url, secretSealed }: Claimed): Promise<void> {
  const body = JSON.stringify({ id, event, createdAt: createdAt.toISOString(), data: payload })
  const seconds = String(Math.floor(now().getTime() / 1000))
  const status = await postOutside({
    url,
    body,
    headers: {
      'x-shanyu-event': event,
      'x-shanyu-timestamp': seconds,
      'x-shanyu-signature': webhookSignature(await unseal(secretSealed), seconds, body),
      'idempotency-key': id,
    },
    timeoutMs: TIMEOUT_MS,
  })
  if (status >= 200 && status < 300) return
  // A wrong address or key on the other side is put right there; the message waits for that.
  throw status === 401 || status === 403 || status === 404 ? statusError(503) : statusError(status)
}

/** Delivered messages go after 30 days, given-up ones after 90: of use to nobody by then. */
export async function forgetWebhookDeliveries(): Promise<number> {
  return db.$executeRaw`
    delete from webhook_deliveries
    where delivered_at < now() - interval '30 days' or failed_at < now() - interval '90 days'`
}

const HOUR_MS = 3_600_000

/** Sends what is due every few seconds from now on, and clears old messages away once an hour. */
export function startWebhooks(onError: (error: unknown) => void): void {
  let clearedMs = 0
  startLoop(async () => {
    await deliverWebhooks()
    if (now().getTime() - clearedMs < HOUR_MS) return
    clearedMs = now().getTime()
    await forgetWebhookDeliveries()
  }, onError)
}
