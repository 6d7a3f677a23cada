/** What partners can be told of. The message holds ids and public facts, never a person's data. */
export const WEBHOOK_EVENTS = {
  'filing.accepted': '发出备案回执',
  'certificate.verified': '核验了从业人员证书',
  'certificate.revoked': '撤销了从业人员证书',
} as const

export type WebhookEvent = keyof typeof WEBHOOK_EVENTS
export const WEBHOOK_EVENT_CODES = Object.keys(WEBHOOK_EVENTS) as [WebhookEvent, ...WebhookEvent[]]

export const MOST_ATTEMPTS = 12
const LONGEST_WAIT_MINUTES = 720

/** Milliseconds until the next try after the n-th failed: 1, 2, 4 … minutes, 12 hours at most; null: given up. */
export function retryWaitMs(attempts: number): number | null {
  if (attempts >= MOST_ATTEMPTS) return null
  return Math.min(LONGEST_WAIT_MINUTES, 2 ** (attempts - 1)) * 60_000
}

export type DeliveryState = 'waiting' | 'delivered' | 'failed'

export const deliveryState = (row: { deliveredAt: Date | null; failedAt: Date | null }): DeliveryState =>
  row.deliveredAt ? 'delivered' : row.failedAt ? 'failed' : 'waiting'
