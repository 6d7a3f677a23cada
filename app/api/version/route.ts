import { z } from 'zod'
import { endpoint } from '@/lib/core/endpoint'
import { VERSION } from '@/lib/core/version'

/** {version}; asks the database nothing. Integrators watch it for upgrades; the benchmark takes it for an empty JSON route. */
export const GET = endpoint(z.object({}), async () => ({ version: VERSION }))
