import { DataTable } from '@/components/ui/data-table'
import type { MonthTotal } from '@/lib/class-months/queries'

const nameOf = (month: string) => `${month.slice(0, 4)}年${Number(month.slice(5))}月`

export function MonthTotals({ facilityId, totals }: { facilityId: string; totals: readonly MonthTotal[] }) {
  return (
    <DataTable
      caption="已登记的月份"
      note="最近一个月的在托人数就是机构名录里的在托人数"
      rows={totals}
      rowKey={(row) => row.month}
      empty={<p>还没有登记过。请先登记本月。</p>}
      columns={[
        {
          key: 'month',
          head: '月份',
          cell: (row) => (
            <a href={`/operator/months?facility=${facilityId}&month=${row.month}`}>{nameOf(row.month)}</a>
          ),
        },
        { key: 'enrolled', head: '在托', unit: '人', number: true, cell: (row) => row.enrolled },
        {
          key: 'records',
          head: '已建健康档案',
          unit: '人',
          number: true,
          cell: (row) => row.healthRecords ?? '没有登记',
        },
      ]}
    />
  )
}
