import { endpoint, preflight } from '@/lib/core/endpoint'
import { listRegionItems } from '@/lib/open-api/queries'
import { regionsQuerySchema } from '@/lib/regions/schema'

/** Divisions in force, or the children of one (contract.md). */
export const GET = endpoint(regionsQuerySchema, listRegionItems)
export const OPTIONS = preflight
