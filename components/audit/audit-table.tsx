import { DataTable } from '@/components/ui/data-table'
import { actionLabel, actorRoleLabel, subjectLabel } from '@/lib/audit/labels'
import type { AuditEventRow } from '@/lib/audit/queries'
import { formatDateTime } from '@/lib/format/date'
import { AuditChanges } from './audit-changes'

/** One sentence a line: who did what to what, why; what changed is folded below it. */
export function AuditTable({ events }: { events: AuditEventRow[] }) {
  return (
    <DataTable
      caption="审计日志"
      note="最新的在最前面"
      rows={events}
      rowKey={(event) => event.id}
      empty={<p>没有符合条件的记录。请放宽日期或清除条件再看。</p>}
      columns={[
        { key: 'at', head: '时间', cell: (event) => formatDateTime(event.at) },
        {
          key: 'who',
          head: '谁',
          cell: (event) => `${event.actorName}（${actorRoleLabel(event.actorRole)}）`,
        },
        {
          key: 'what',
          head: '做了什么',
          cell: (event) => (
            <>
              {actionLabel(event.action)}
              {event.reason && `：${event.reason}`}
              <AuditChanges subjectType={event.subjectType} before={event.before} after={event.after} />
            </>
          ),
        },
        {
          key: 'subject',
          head: '对象',
          cell: (event) => [subjectLabel(event.subjectType), event.subjectName].filter(Boolean).join(' '),
        },
        { key: 'region', head: '地区', cell: (event) => event.regionName ?? '不分地区' },
      ]}
    />
  )
}
