import { exportDoor } from '@/app/export-door'
import { exportAuditEvents } from '@/lib/audit/commands'
import { auditFilterSchema } from '@/lib/audit/schema'

export const GET = exportDoor('audit', async (actor, params) => ({
  body: await exportAuditEvents(actor, auditFilterSchema.parse(params)),
  format: 'csv',
}))
