import { endpoint, preflight } from '@/lib/core/endpoint'
import { listKeyItems } from '@/lib/open-api/queries'
import { receiptKeysQuerySchema } from '@/lib/receipts/schema'

/** The public keys receipts are signed with: enough to check one without a network. */
export const GET = endpoint(receiptKeysQuerySchema, listKeyItems)
export const OPTIONS = preflight
