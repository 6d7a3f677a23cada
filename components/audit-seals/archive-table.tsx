import { DataTable } from '@/components/ui/data-table'
import type { ArchiveRow } from '@/lib/audit-seals/queries'
import { formatDate, formatDateTime } from '@/lib/format/date'
import { formatInteger } from '@/lib/format/number'

/** Days moved out of the log into a file. */
export function ArchiveTable({ archives }: { archives: ArchiveRow[] }) {
  return (
    <DataTable
      caption="已归档的日志"
      note="归档文件在服务器的数据目录里，核对封签时一并核对"
      rows={archives}
      rowKey={(archive) => archive.id}
      empty={<p>还没有归档过。日志至少在系统里留六个月，之后可由运维人员归档。</p>}
      columns={[
        {
          key: 'days',
          head: '日期',
          cell: (archive) => `${formatDate(archive.fromDay)} 至 ${formatDate(archive.untilDay)}`,
        },
        {
          key: 'count',
          head: '记录',
          unit: '条',
          number: true,
          cell: (archive) => formatInteger(archive.count),
        },
        { key: 'file', head: '文件', cell: (archive) => archive.fileName },
        {
          key: 'hash',
          head: 'SHA-256',
          cell: (archive) => <span className="break-all">{archive.sha256}</span>,
        },
        {
          key: 'by',
          head: '归档',
          cell: (archive) => `${formatDateTime(archive.archivedAt)} ${archive.archivedByName}`,
        },
      ]}
    />
  )
}
