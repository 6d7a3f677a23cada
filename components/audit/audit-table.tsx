import { DataTable } from '@/components/ui/data-table'
import { Tag } from '@/components/ui/tag'
import { actionLabel, actorRoleLabel, refusalLabel, rightLabel, subjectLabel } from '@/lib/audit/labels'
import type { AuditEventRow } from '@/lib/audit/queries'
import { formatDateTime } from '@/lib/format/date'
import { oneLine } from '@/lib/format/one-line'
import { AuditChanges } from './audit-changes'

type Props = {
  events: AuditEventRow[]
  /** Address of everything about a subject. */
  subjectHref: (type: string, id: string) => string
}

/** One sentence a line: who did what to what, by what right, why; what changed is folded below it. */
export function AuditTable({ events, subjectHref }: Props) {
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
          cell: (event) => `${oneLine(event.actorName)}（${actorRoleLabel(event.actorRole)}）`,
        },
        { key: 'what', head: '做了什么', cell: (event) => <What event={event} /> },
        {
          key: 'right',
          head: '依据的权限',
          cell: rightOf,
        },
        {
          key: 'subject',
          head: '对象',
          cell: (event) => <Subject event={event} href={subjectHref(event.subjectType, event.subjectId)} />,
        },
        { key: 'region', head: '地区', cell: (event) => event.regionName ?? '不分地区' },
      ]}
    />
  )
}

function rightOf({ right, outcome }: AuditEventRow): string {
  if (right !== null) return rightLabel(right)
  return outcome === 'refused' ? '没有' : '不需要'
}

function What({ event }: { event: AuditEventRow }) {
  const isRefused = event.outcome === 'refused'
  const reason = event.reason && oneLine(isRefused ? refusalLabel(event.reason) : event.reason)
  return (
    <>
      {isRefused && (
        <>
          <Tag>被拒绝</Tag>{' '}
        </>
      )}
      {actionLabel(event.action)}
      {reason && `：${reason}`}
      <AuditChanges subjectType={event.subjectType} before={event.before} after={event.after} />
    </>
  )
}

/** A line without a record of its own (a list, a job) leads nowhere. */
function Subject({ event, href }: { event: AuditEventRow; href: string }) {
  const words = [subjectLabel(event.subjectType), event.subjectName && oneLine(event.subjectName)]
    .filter(Boolean)
    .join(' ')
  if (!event.subjectId) return words
  return (
    <a href={href}>
      {words}
      <span className="sr-only">：看与它有关的全部记录</span>
    </a>
  )
}
