import { endpoint, preflight } from '@/lib/core/endpoint'
import { figureRowsQuerySchema } from '@/lib/indicators/schema'
import { listRowItems } from '@/lib/open-api/queries'

/** The records behind a figure; their contributions add up to it (contract.md). */
export const GET = endpoint<typeof figureRowsQuerySchema, { region: string; indicator: string }>(
  figureRowsQuerySchema,
  listRowItems,
)
export const OPTIONS = preflight
