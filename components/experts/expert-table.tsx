import { DataTable } from '@/components/ui/data-table'
import { EXPERT_KIND_LABELS } from '@/lib/experts/labels'
import type { ExpertDto } from '@/lib/experts/queries'
import { formatDay } from '@/lib/format/date'
import { EndExpertForm } from './end-expert-form'

export function ExpertTable({ experts, today }: { experts: readonly ExpertDto[]; today: string }) {
  return (
    <DataTable
      caption="名册"
      rows={experts}
      rowKey={(row) => row.id}
      columns={[
        { key: 'name', head: '姓名', cell: (row) => row.name },
        { key: 'kind', head: '名册', cell: (row) => EXPERT_KIND_LABELS[row.kind] },
        { key: 'field', head: '专业领域', cell: (row) => row.field || '未填' },
        { key: 'employer', head: '单位', cell: (row) => row.employer || '未填' },
        { key: 'region', head: '地区', cell: (row) => row.regionName },
        { key: 'document', head: '依据', cell: (row) => row.document },
        { key: 'since', head: '入册', cell: (row) => formatDay(row.since) },
        {
          key: 'until',
          head: '退出',
          cell: ({ id, version, name, until }) =>
            until ? (
              formatDay(until)
            ) : (
              <EndExpertForm expertId={id} version={version} name={name} today={today} />
            ),
        },
      ]}
      empty={<p>没有符合条件的人。换个条件，或登记新的。</p>}
    />
  )
}
