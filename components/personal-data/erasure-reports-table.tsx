import { DataTable } from '@/components/ui/data-table'
import type { ErasureDay } from '@/lib/erasures/queries'
import { ERASURE_RULES, type ErasureCode } from '@/lib/erasures/rules'
import { formatDateTime, formatDay } from '@/lib/format/date'
import { formatInteger } from '@/lib/format/number'

export function ErasureReportsTable({ days }: { days: readonly ErasureDay[] }) {
  return (
    <DataTable
      caption="清除报告"
      note="只记数量，不记内容；不能修改或删除"
      rows={days}
      rowKey={({ day, rule }) => `${day} ${rule}`}
      empty={<p>还没有执行过。系统每天自动执行一次，执行后这里会有报告。</p>}
      columns={[
        {
          key: 'day',
          head: '日期',
          cell: ({ day }) => <span className="whitespace-nowrap">{formatDay(day)}</span>,
        },
        {
          key: 'rule',
          head: '内容',
          cell: ({ rule }) => ERASURE_RULES[rule as ErasureCode]?.title ?? '已取消的规则',
        },
        { key: 'count', head: '清除', unit: '条', number: true, cell: ({ count }) => formatInteger(count) },
        { key: 'at', head: '最后一次执行', cell: ({ lastAt }) => formatDateTime(lastAt) },
      ]}
    />
  )
}
