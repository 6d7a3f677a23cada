import { type Column, DataTable } from '@/components/ui/data-table'
import { CHANNEL_LABELS, DELIVERY_STATE_LABELS, failureInWords } from '@/lib/deliveries/labels'
import type { DeliveryDto } from '@/lib/deliveries/queries'
import type { DeliveryState } from '@/lib/deliveries/schema'
import { formatDateTime } from '@/lib/format/date'
import { ResendForm } from './resend-forms'

const EMPTY = {
  waiting: '没有等待发送的消息。',
  failed: '没有发不出去的消息。',
  not_connected: '没有因为通道未接通而留下的消息。',
} as const satisfies Record<DeliveryState, string>

const COLUMNS: Column<DeliveryDto>[] = [
  {
    key: 'to',
    head: '发给',
    cell: (row) => <span className="whitespace-nowrap">{row.maskedAddress}</span>,
  },
  { key: 'channel', head: '方式', cell: (row) => CHANNEL_LABELS[row.channel] },
  { key: 'created', head: '产生时间', cell: (row) => formatDateTime(row.createdAt) },
  { key: 'attempts', head: '试过', unit: '次', number: true, cell: (row) => row.attempts },
  { key: 'error', head: '上次没有成功的原因', cell: (row) => failureInWords(row.errorCode) || '—' },
]

const NEXT: Column<DeliveryDto> = {
  key: 'next',
  head: '下次尝试',
  cell: (row) => formatDateTime(row.nextTryAt),
}

const RESEND: Column<DeliveryDto> = {
  key: 'resend',
  head: '操作',
  cell: (row) => row.canResend && <ResendForm messageId={row.id} maskedAddress={row.maskedAddress} />,
}

export function DeliveryTable({ state, rows }: { state: DeliveryState; rows: readonly DeliveryDto[] }) {
  return (
    <DataTable
      caption={DELIVERY_STATE_LABELS[state]}
      note="新的在前；内容不在这里显示，收件人的地址已遮盖"
      columns={[...COLUMNS, state === 'waiting' ? NEXT : RESEND]}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<p>{EMPTY[state]}</p>}
    />
  )
}
