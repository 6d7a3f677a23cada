import { exportDoor } from '@/app/export-door'
import { exportJointList } from '@/lib/joint-lists/commands'

export const GET = exportDoor('joint-list', async (actor) => ({
  body: await exportJointList(actor),
  format: 'xlsx',
}))
