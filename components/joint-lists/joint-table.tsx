import { ClockTag } from '@/components/filings/clock-tag'
import { type Column, DataTable } from '@/components/ui/data-table'
import { Tag } from '@/components/ui/tag'
import { formatDate } from '@/lib/format/date'
import { causeLabel } from '@/lib/joint-lists/labels'
import type { JointItem } from '@/lib/joint-lists/queries'
import type { JointGroup } from '@/lib/joint-lists/rules'

const COLUMNS: Column<JointItem>[] = [
  {
    key: 'title',
    head: '机构',
    cell: (item) => (
      <>
        <a href={`/office/filings/${item.caseId}`}>{item.title || '未填名称'}</a>{' '}
        {item.isDemo && <Tag>演示</Tag>}
      </>
    ),
  },
  {
    key: 'number',
    head: '办件编号',
    cell: (item) => <span className="whitespace-nowrap">{item.caseNumber}</span>,
  },
  {
    key: 'region',
    head: '地区',
    cell: (item) => <span className="whitespace-nowrap">{item.regionName}</span>,
  },
  { key: 'late', head: '谁超期', cell: (item) => item.lateName },
  {
    key: 'due',
    head: '应办结',
    cell: (item) => <span className="whitespace-nowrap">{formatDate(item.dueOn)}</span>,
  },
  { key: 'over', head: '超期', cell: (item) => <ClockTag level="overdue" daysLeft={item.daysLeft} /> },
  {
    key: 'since',
    head: '列入清单',
    cell: (item) => <span className="whitespace-nowrap">{formatDate(item.since)}</span>,
  },
]

/** The late cases of one cause, longest late first. */
export function JointTable({ group }: { group: JointGroup<JointItem> }) {
  return (
    <DataTable
      caption={`${causeLabel(group.cause)}：${group.rows.length} 项`}
      columns={COLUMNS}
      rows={group.rows}
      rowKey={(item) => item.clockId}
      empty={<p>没有超期的办件。</p>}
    />
  )
}
