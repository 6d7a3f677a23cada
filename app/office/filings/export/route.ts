import { exportDoor } from '@/app/export-door'
import { exportQueue } from '@/lib/filing-queues/commands'
import { queueFilterSchema } from '@/lib/filing-queues/schema'

export const GET = exportDoor('filings', async (actor, params) => ({
  body: await exportQueue(actor, queueFilterSchema.parse(params)),
  format: 'xlsx',
}))
