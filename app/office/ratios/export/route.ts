import { exportDoor } from '@/app/export-door'
import { exportRatios } from '@/lib/ratios/commands'
import { ratioFilterSchema } from '@/lib/ratios/schema'

export const GET = exportDoor('ratios', (actor, params) =>
  exportRatios(actor, ratioFilterSchema.parse(params)),
)
