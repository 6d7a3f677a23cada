import { z } from 'zod'
import { endpoint, preflight } from '@/lib/core/endpoint'
import { getFacilityAnswer } from '@/lib/open-api/queries'

// Any text: an id of another shape is an id nobody has, so it answers 404.
const schema = z.object({ id: z.string() })

/** The public dossier of one facility (contract.md). */
export const GET = endpoint<typeof schema, { id: string }>(schema, (actor, { id }) =>
  getFacilityAnswer(actor, id),
)
export const OPTIONS = preflight
