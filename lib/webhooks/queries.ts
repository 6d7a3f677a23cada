import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { db } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { canManageWebhooks } from './policy'
import { type DeliveryState, deliveryState } from './rules'

export type WebhookRow = {
  id: string
  name: string
  url: string
  events: string[]
  regionName: string | null
  isEnabled: boolean
  lastSuccessAt: Date | null
  createdByName: string
  waiting: number
  failed: number
  isDemo: boolean
  version: number
}

/** Every address partners are told at. Throws not_found for those who do not manage them. */
export async function listWebhooks(actor: Actor): Promise<WebhookRow[]> {
  if (!canManageWebhooks(actor)) throw new AppError('not_found')
  const rows = await db.webhook.findMany({
    orderBy: { createdAt: 'desc' },
    take: 200,
    select: {
      id: true,
      name: true,
      url: true,
      events: true,
      isEnabled: true,
      lastSuccessAt: true,
      createdByName: true,
      isDemo: true,
      version: true,
      region: { select: { name: true } },
      deliveries: {
        where: { deliveredAt: null },
        select: { failedAt: true },
        take: 1000,
      },
    },
  })
  return rows.map(({ region, deliveries, ...row }) => ({
    ...row,
    regionName: region?.name ?? null,
    waiting: deliveries.filter((one) => one.failedAt === null).length,
    failed: deliveries.filter((one) => one.failedAt !== null).length,
  }))
}

export type WebhookDeliveryRow = {
  id: string
  webhookName: string
  event: string
  createdAt: Date
  deliveredAt: Date | null
  attempts: number
  lastError: string | null
  state: DeliveryState
}

/** The latest messages to partners, newest first. */
export async function listWebhookDeliveries(actor: Actor): Promise<WebhookDeliveryRow[]> {
  if (!canManageWebhooks(actor)) throw new AppError('not_found')
  const rows = await db.webhookDelivery.findMany({
    orderBy: { id: 'desc' },
    take: 50,
    select: {
      id: true,
      event: true,
      createdAt: true,
      deliveredAt: true,
      failedAt: true,
      attempts: true,
      lastError: true,
      webhook: { select: { name: true } },
    },
  })
  return rows.map(({ webhook, failedAt, ...row }) => ({
    ...row,
    webhookName: webhook.name,
    state: deliveryState({ deliveredAt: row.deliveredAt, failedAt }),
  }))
}
