import { endpoint, preflight } from '@/lib/core/endpoint'
import { getReceiptAnswer } from '@/lib/open-api/queries'
import { receiptQuerySchema } from '@/lib/receipts/schema'

/** Whether a receipt is genuine and counts now (contract.md). */
export const GET = endpoint<typeof receiptQuerySchema, { number: string }>(
  receiptQuerySchema,
  (actor, { number }) => getReceiptAnswer(actor, number),
)
export const OPTIONS = preflight
