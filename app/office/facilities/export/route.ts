import { z } from 'zod'
import { exportDoor } from '@/app/export-door'
import { AppError } from '@/lib/core/errors'
import { facilityFilterSchema } from '@/lib/facilities/schema'
import { exportFacilities } from '@/lib/facility-exports/commands'

const formatSchema = z.enum(['csv', 'xlsx'])

export const GET = exportDoor('facilities', async (actor, params) => {
  const format = formatSchema.catch('csv').parse(params.format)
  const filter = facilityFilterSchema.safeParse(params)
  if (!filter.success) throw new AppError('invalid')
  return { body: await exportFacilities(actor, filter.data, format), format }
})
