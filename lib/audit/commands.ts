import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { toCsv } from '@/lib/exchange/write-table'
import { formatDateTime } from '@/lib/format/date'
import { oneLine } from '@/lib/format/one-line'
import { actionLabel, actorRoleLabel, outcomeLabel, rightLabel, subjectLabel } from './labels'
import { canReadAudit } from './policy'
import { type AuditEventRow, readAuditEvents } from './queries'
import type { AuditFilter } from './schema'

/** More lines than this are refused: a narrower range of days gives files a person can open. */
export const MOST_EXPORTED = 50_000

const HEADER = [
  '编号',
  '时间',
  '操作人',
  '身份',
  '操作',
  '对象',
  '对象名称',
  '对象编号',
  '地区',
  '原因',
  '改动前',
  '改动后',
  '请求编号',
  '结果',
  '依据的权限',
  '账号编号',
]

/** The filtered log as CSV, newest first. The export is itself a line of the log. Throws not_found and too_large. */
export function exportAuditEvents(actor: Actor, filter: AuditFilter): Promise<string> {
  if (!canReadAudit(actor)) throw new AppError('not_found')
  return transaction(async (tx) => {
    const rows = await readAuditEvents(actor, { ...filter, before: '' }, MOST_EXPORTED + 1, tx)
    if (rows.length > MOST_EXPORTED) throw new AppError('too_large')
    await audit(tx, actor, {
      action: 'audit.export',
      subject: { type: 'audit', id: '' },
      after: { rows: rows.length, filter: { ...filter, before: undefined } },
    })
    return toCsv(
      HEADER,
      rows.map((row) => csvRow(row).map(oneLine)),
    )
  }, 60_000)
}

const csvRow = (row: AuditEventRow): string[] => [
  row.id,
  formatDateTime(row.at),
  row.actorName,
  actorRoleLabel(row.actorRole),
  actionLabel(row.action),
  subjectLabel(row.subjectType),
  row.subjectName ?? '',
  row.subjectId,
  row.regionName ?? '',
  row.reason ?? '',
  row.before === null ? '' : JSON.stringify(row.before),
  row.after === null ? '' : JSON.stringify(row.after),
  row.requestId ?? '',
  outcomeLabel(row.outcome),
  row.right === null ? '' : rightLabel(row.right),
  row.actorId ?? '',
]
