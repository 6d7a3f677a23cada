import { endpoint, preflight } from '@/lib/core/endpoint'
import { indicatorsQuerySchema } from '@/lib/indicators/schema'
import { listIndicatorItems } from '@/lib/open-api/queries'

/** The catalogue of indicators (contract.md). */
export const GET = endpoint(indicatorsQuerySchema, listIndicatorItems)
export const OPTIONS = preflight
