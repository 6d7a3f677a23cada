import { endpoint } from '@/lib/core/endpoint'
import { getMapValues } from '@/lib/leagues/queries'
import { mapSchema } from '@/lib/leagues/schema'

/** What the map draws: like the API's indicator-values, with 口径, the class of each area and its figure in words. */
export const GET = endpoint<typeof mapSchema, { region: string }>(mapSchema, (actor, input) =>
  getMapValues(actor, input),
)
