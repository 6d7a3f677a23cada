import { type Column, DataTable } from '@/components/ui/data-table'
import { formatDay } from '@/lib/format/date'
import { PLAN_STATUS_LABELS } from '@/lib/plans/labels'
import type { PlanRow } from '@/lib/plans/queries'

const columns: Column<PlanRow>[] = [
  { key: 'title', head: '规划', cell: (plan) => <a href={`/admin/plans/${plan.code}`}>{plan.title}</a> },
  { key: 'region', head: '地区', cell: (plan) => plan.regionName },
  { key: 'status', head: '文本', cell: (plan) => PLAN_STATUS_LABELS[plan.status] },
  { key: 'issue', head: '文号', cell: (plan) => plan.issueNumber ?? '—' },
  { key: 'date', head: '日期', cell: (plan) => formatDay(plan.issuedOn) },
  { key: 'lead', head: '牵头部门', cell: (plan) => plan.leadDepartment },
  { key: 'clauses', head: '条款', unit: '条', number: true, cell: (plan) => plan.clauseCount },
  { key: 'targets', head: '量化目标', unit: '项', number: true, cell: (plan) => plan.targetCount },
]

export function PlanTable({ plans }: { plans: readonly PlanRow[] }) {
  return (
    <DataTable
      caption="各地规划"
      note="日期是所读文本的日期：印发、公开征求意见或报道"
      columns={columns}
      rows={plans}
      rowKey={(plan) => plan.code}
      empty={<p>还没有规划数据。重新启动系统会载入随系统提供的五份规划。</p>}
    />
  )
}
