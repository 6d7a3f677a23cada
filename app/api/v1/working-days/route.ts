import { workingDaysQuerySchema } from '@/lib/calendar/schema'
import { endpoint, preflight } from '@/lib/core/endpoint'
import { getDeadline } from '@/lib/open-api/queries'

/** The last day of a term in working days; the first day is not counted (contract.md). */
export const GET = endpoint(workingDaysQuerySchema, getDeadline)
export const OPTIONS = preflight
