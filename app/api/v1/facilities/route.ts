import { endpoint, preflight } from '@/lib/core/endpoint'
import { facilityFilterSchema } from '@/lib/facilities/schema'
import { listFacilityItems } from '@/lib/open-api/queries'

/** Facilities by area, nearness, kind and so on (contract.md). */
export const GET = endpoint(facilityFilterSchema, listFacilityItems)
export const OPTIONS = preflight
