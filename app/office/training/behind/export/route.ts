import { exportDoor } from '@/app/export-door'
import { exportBehind } from '@/lib/training-ledgers/commands'

export const GET = exportDoor('training-behind', async (actor) => ({
  body: await exportBehind(actor),
  format: 'csv',
}))
