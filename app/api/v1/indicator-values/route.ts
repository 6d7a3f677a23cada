import { endpoint, preflight } from '@/lib/core/endpoint'
import { listIndicatorValues } from '@/lib/indicator-values/queries'
import { indicatorValuesQuerySchema } from '@/lib/indicators/schema'

/** Figures beside their targets (contract.md). */
export const GET = endpoint(indicatorValuesQuerySchema, listIndicatorValues)
export const OPTIONS = preflight
