import { DataTable } from '@/components/ui/data-table'
import { formatDay } from '@/lib/format/date'
import type { RatioFacility } from '@/lib/ratios/queries'

export function RatioTable({ rows, days }: { rows: readonly RatioFacility[]; days: number }) {
  return (
    <DataTable
      caption={`最近 ${days} 天登记过到园人数的机构`}
      note="没有登记的机构不在表里，不等于照护比例够"
      rows={rows}
      rowKey={(row) => row.id}
      empty={<p>没有符合条件的机构。机构登记到园人数和排班以后，这里会列出。</p>}
      columns={[
        {
          key: 'name',
          head: '机构',
          cell: (row) => <a href={`/office/ratios/${row.id}?days=${days}`}>{row.name}</a>,
        },
        { key: 'region', head: '地区', cell: (row) => row.regionName },
        { key: 'short', head: '不足', unit: '天', number: true, cell: (row) => row.daysShort },
        { key: 'unknown', head: '无法判定', unit: '天', number: true, cell: (row) => row.daysUnknown },
        { key: 'recorded', head: '登记', unit: '天', number: true, cell: (row) => row.daysRecorded },
        { key: 'lastShort', head: '最近一次不足', cell: (row) => row.lastShort && formatDay(row.lastShort) },
        { key: 'last', head: '最近一次登记', cell: (row) => formatDay(row.lastRecorded) },
      ]}
    />
  )
}
