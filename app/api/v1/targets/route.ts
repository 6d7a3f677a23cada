import { endpoint, preflight } from '@/lib/core/endpoint'
import { listTargetItems } from '@/lib/open-api/queries'
import { targetsQuerySchema } from '@/lib/plans/schema'

/** The plans' targets (contract.md). */
export const GET = endpoint(targetsQuerySchema, listTargetItems)
export const OPTIONS = preflight
