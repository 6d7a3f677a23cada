import { type Column, DataTable } from '@/components/ui/data-table'
import { Tag } from '@/components/ui/tag'
import { formatDateTime } from '@/lib/format/date'
import { CORRECTION_STATE_LABELS } from '@/lib/staff-corrections/labels'
import type { CorrectionDto } from '@/lib/staff-corrections/queries'
import { WithdrawForm } from './withdraw-form'

type Props = {
  corrections: readonly CorrectionDto[]
  /** The person's own list: no name, and open ones can be taken back. */
  isOwn: boolean
}

const person: Column<CorrectionDto> = {
  key: 'person',
  head: '申请人',
  cell: (one) => (
    <>
      <a href={`/office/corrections/${one.id}`}>{one.person.name}</a>
      {one.isDemo && <Tag tone="warm">演示</Tag>}
    </>
  ),
}

const withdraw: Column<CorrectionDto> = {
  key: 'withdraw',
  head: '操作',
  cell: (one) =>
    one.state === 'requested' ? <WithdrawForm correctionId={one.id} version={one.version} /> : '—',
}

export function CorrectionTable({ corrections, isOwn }: Props) {
  return (
    <DataTable
      caption={isOwn ? '我的更正申请' : '更正申请'}
      rows={corrections}
      rowKey={(one) => one.id}
      empty={<p>{isOwn ? '还没有申请过更正。' : '没有符合条件的申请。'}</p>}
      columns={[
        ...(isOwn ? [] : [person]),
        { key: 'current', head: '现在登记的', cell: (one) => one.current },
        { key: 'proposed', head: '申请改成', cell: (one) => one.proposed },
        {
          key: 'state',
          head: '状态',
          cell: ({ state }) => (
            <Tag tone={state === 'requested' ? 'warm' : 'plain'}>{CORRECTION_STATE_LABELS[state]}</Tag>
          ),
        },
        { key: 'at', head: '申请时间', cell: (one) => formatDateTime(one.requestedAt) },
        { key: 'reason', head: '答复', cell: (one) => one.reason || '—' },
        ...(isOwn ? [withdraw] : []),
      ]}
    />
  )
}
