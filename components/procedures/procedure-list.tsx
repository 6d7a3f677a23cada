import { type Column, DataTable } from '@/components/ui/data-table'
import { Tag } from '@/components/ui/tag'
import { type DateString, formatDay } from '@/lib/format/date'
import { formatInteger } from '@/lib/format/number'
import { KIND_LABELS } from '@/lib/procedures/labels'
import type { ProcedureSummary } from '@/lib/procedures/queries'

const columns = (today: DateString): Column<ProcedureSummary>[] => [
  {
    key: 'kind',
    head: '事项',
    cell: (row) => <a href={`/admin/procedures/${row.id}`}>{KIND_LABELS[row.kind]}</a>,
  },
  {
    key: 'number',
    head: '版本',
    cell: (row) => <span className="whitespace-nowrap">第 {row.number} 版</span>,
  },
  {
    key: 'state',
    head: '状态',
    cell: (row) =>
      !row.isEnabled ? (
        <Tag>停用</Tag>
      ) : row.validFrom > today ? (
        <Tag tone="warm">尚未起用</Tag>
      ) : (
        <Tag tone="primary">已起用</Tag>
      ),
  },
  {
    key: 'from',
    head: '起用日期',
    // A draft that has no date yet stands in the register with one that never comes.
    cell: (row) =>
      row.validFrom >= '2099' ? (
        '未定'
      ) : (
        <span className="whitespace-nowrap">{formatDay(row.validFrom)}</span>
      ),
  },
  { key: 'cases', head: '办件', unit: '件', number: true, cell: (row) => formatInteger(row.cases) },
  { key: 'by', head: '发布', cell: (row) => row.createdByName },
]

type Props = { procedures: readonly ProcedureSummary[]; today: DateString }

/** One table per jurisdiction, the country first. */
export function ProcedureList({ procedures, today }: Props) {
  const codes = [...new Set(procedures.map((row) => row.regionCode))]
  return codes.map((code) => {
    const rows = procedures.filter((row) => row.regionCode === code)
    return (
      <DataTable
        key={code}
        caption={`${rows[0]?.regionName ?? ''}的办事事项`}
        note="新办件按最近一级地区、最晚起用的版本受理；已受理的办件按受理时的版本办完"
        columns={columns(today)}
        rows={rows}
        rowKey={(row) => row.id}
        empty={<p>还没有发布。</p>}
      />
    )
  })
}
