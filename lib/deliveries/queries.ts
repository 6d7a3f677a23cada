import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { db, type Prisma } from '@/lib/core/db'
import { env } from '@/lib/core/env'
import { isMailConnected } from '@/lib/core/mail'
import { isSmsConnected } from '@/lib/core/sms'
import type { ContactChannel } from '@/prisma/generated/enums'
import { visibleTo } from './policy'
import { maskedAddress } from './rules'
import { type DeliveryFilter, type DeliveryState, keptSchema, MESSAGE_KINDS, messageSchema } from './schema'

export type DeliveryDto = {
  id: string
  channel: ContactChannel
  maskedAddress: string
  createdAt: Date
  /** When it is tried next; null when it is not. */
  nextTryAt: Date | null
  attempts: number
  errorCode: string | null
  canResend: boolean
}

const DELIVERIES_PER_PAGE = 50

const WHERE: Record<DeliveryState, Prisma.OutboxMessageWhereInput> = {
  waiting: { sentAt: null, failedAt: null },
  failed: { sentAt: null, failedAt: { not: null }, lastError: { not: 'not_connected' } },
  not_connected: { sentAt: null, failedAt: { not: null }, lastError: 'not_connected' },
}

const scoped = (actor: Actor, state: DeliveryState) => ({
  AND: [visibleTo(actor), { kind: { in: [...MESSAGE_KINDS] } }, WHERE[state]],
})

/** One page of the messages in a state, the oldest trouble last. Never what was said, never a full address. */
export async function listDeliveries(
  actor: Actor,
  filter: DeliveryFilter,
): Promise<{ items: DeliveryDto[]; page: number; pageSize: number; total: number }> {
  const where = scoped(actor, filter.state)
  const [total, rows] = await Promise.all([
    db.outboxMessage.count({ where }),
    db.outboxMessage.findMany({
      where,
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      skip: (filter.page - 1) * DELIVERIES_PER_PAGE,
      take: DELIVERIES_PER_PAGE,
      select: {
        id: true,
        kind: true,
        payload: true,
        createdAt: true,
        availableAt: true,
        failedAt: true,
        attempts: true,
        lastError: true,
      },
    }),
  ])
  const items = rows.map(({ kind, payload, availableAt, failedAt, lastError, ...row }) => {
    const channel = kind === 'message.sms' ? ('sms' as const) : ('email' as const)
    return {
      ...row,
      channel,
      maskedAddress: addressIn(payload, channel),
      nextTryAt: failedAt ? null : availableAt,
      errorCode: lastError,
      canResend: failedAt !== null && lastError !== 'expired',
    }
  })
  return { items, page: filter.page, pageSize: DELIVERIES_PER_PAGE, total }
}

function addressIn(payload: unknown, channel: ContactChannel): string {
  const kept = keptSchema.safeParse(payload)
  return (
    kept.data?.maskedAddress ?? maskedAddress(channel, messageSchema.safeParse(payload).data?.address ?? '')
  )
}

/** How many messages are in each state. */
export async function countDeliveries(actor: Actor): Promise<Record<DeliveryState, number>> {
  const [waiting, failed, notConnected] = await Promise.all(
    (['waiting', 'failed', 'not_connected'] as const).map((state) =>
      db.outboxMessage.count({ where: scoped(actor, state) }),
    ),
  )
  return { waiting: waiting ?? 0, failed: failed ?? 0, not_connected: notConnected ?? 0 }
}

/** What is set up to reach people outside the portal; the addresses themselves stay on the server. */
export const getConnections = (_actor: Actor) => ({
  email: isMailConnected(),
  sms: isSmsConnected(),
  links: Boolean(env.PORTAL_PUBLIC_URL),
  exchange: Boolean(env.PORTAL_EXCHANGE_URL),
})
