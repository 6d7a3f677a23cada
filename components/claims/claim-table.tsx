import { DataTable } from '@/components/ui/data-table'
import { Tag } from '@/components/ui/tag'
import { CLAIM_STATE_LABELS } from '@/lib/claims/labels'
import type { ClaimDto } from '@/lib/claims/queries'
import { formatDateTime } from '@/lib/format/date'

/** The reviewers' list of requests to join a facility. */
export function ClaimTable({ claims }: { claims: readonly ClaimDto[] }) {
  return (
    <DataTable
      caption="加入机构的申请"
      note="等待答复的，先申请的排在前面"
      rows={claims}
      rowKey={(claim) => claim.id}
      empty={<p>没有符合条件的申请。单位申请加入本区已登记的机构时，会出现在这里。</p>}
      columns={[
        {
          key: 'facility',
          head: '机构',
          cell: (claim) => (
            <>
              <a href={`/office/claims/${claim.id}`}>{claim.facility.name}</a>
              {claim.isDemo && <Tag tone="warm">演示</Tag>}
            </>
          ),
        },
        { key: 'operator', head: '申请单位', cell: (claim) => claim.operator.name },
        { key: 'region', head: '地区', cell: (claim) => claim.facility.regionName },
        {
          key: 'state',
          head: '状态',
          cell: (claim) => (
            <Tag tone={claim.state === 'requested' ? 'warm' : 'plain'}>{CLAIM_STATE_LABELS[claim.state]}</Tag>
          ),
        },
        { key: 'asked', head: '申请时间', cell: (claim) => formatDateTime(claim.createdAt) },
        { key: 'decided', head: '答复人', cell: (claim) => claim.decidedByName ?? '—' },
      ]}
    />
  )
}
