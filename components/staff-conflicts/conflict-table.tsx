import { DataTable } from '@/components/ui/data-table'
import { Tag } from '@/components/ui/tag'
import { formatDateTime } from '@/lib/format/date'
import { CONFLICT_KIND_LABELS, CONFLICT_STATE_LABELS } from '@/lib/staff-conflicts/labels'
import type { ConflictDto } from '@/lib/staff-conflicts/queries'

export function ConflictTable({ conflicts }: { conflicts: readonly ConflictDto[] }) {
  return (
    <DataTable
      caption="人员冲突"
      rows={conflicts}
      rowKey={(conflict) => conflict.id}
      empty={<p>没有符合条件的冲突。系统在登记岗位、证书和排班时自动核对，发现冲突会出现在这里。</p>}
      columns={[
        {
          key: 'kind',
          head: '冲突',
          cell: (conflict) => (
            <>
              <a href={`/office/conflicts/${conflict.id}`}>{CONFLICT_KIND_LABELS[conflict.kind]}</a>
              {conflict.isDemo && <Tag tone="warm">演示</Tag>}
            </>
          ),
        },
        { key: 'person', head: '人员', cell: ({ person }) => person.name },
        {
          key: 'places',
          head: '现在任职',
          cell: ({ posts }) =>
            posts.length === 0
              ? '—'
              : [...new Set(posts.map((post) => post.facilityName ?? post.operatorName))].join('、'),
        },
        {
          key: 'state',
          head: '状态',
          cell: ({ state }) => (
            <Tag tone={state === 'open' ? 'warm' : 'plain'}>{CONFLICT_STATE_LABELS[state]}</Tag>
          ),
        },
        { key: 'opened', head: '发现时间', cell: ({ openedAt }) => formatDateTime(openedAt) },
        { key: 'closed', head: '处理', cell: ({ closedByName }) => closedByName ?? '—' },
      ]}
    />
  )
}
