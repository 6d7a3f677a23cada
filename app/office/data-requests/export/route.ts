import { exportDoor } from '@/app/export-door'
import { downloadExport } from '@/lib/authority-exports/commands'

export const GET = exportDoor('data-request', (actor, { id = '' }) => downloadExport(actor, id))
