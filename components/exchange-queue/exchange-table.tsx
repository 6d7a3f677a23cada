import { type Column, DataTable } from '@/components/ui/data-table'
import { formatDateTime } from '@/lib/format/date'
import { EXCHANGE_KIND_LABELS } from '@/lib/national-exchange/labels'
import type { ExchangeDto } from '@/lib/national-exchange/queries'
import { ExchangeStatus } from './exchange-status'
import { ResendForm } from './resend-form'

const about = (message: ExchangeDto) => `${message.facilityName}，${EXCHANGE_KIND_LABELS[message.kind]}`

const COLUMNS: Column<ExchangeDto>[] = [
  {
    key: 'facility',
    head: '机构',
    cell: (message) => <a href={`/office/filings/${message.caseId}`}>{message.facilityName}</a>,
  },
  { key: 'kind', head: '事项', cell: (message) => EXCHANGE_KIND_LABELS[message.kind] },
  {
    key: 'receipt',
    head: '回执编号',
    cell: (message) => <span className="whitespace-nowrap">{message.receiptNumber || '—'}</span>,
  },
  { key: 'state', head: '状态', cell: (message) => <ExchangeStatus message={message} /> },
  { key: 'created', head: '排队时间', cell: (message) => formatDateTime(message.createdAt) },
  { key: 'acknowledged', head: '确认时间', cell: (message) => formatDateTime(message.acknowledgedAt) },
]

const RESEND: Column<ExchangeDto> = {
  key: 'resend',
  head: '操作',
  cell: (message) => message.canResend && <ResendForm messageId={message.id} about={about(message)} />,
}

type Props = { messages: readonly ExchangeDto[]; hasActions: boolean; empty: string }

export function ExchangeTable({ messages, hasActions, empty }: Props) {
  return (
    <DataTable
      caption="报送全国系统的备案"
      note="新的在前；同一家机构按先后一条一条发"
      columns={hasActions ? [...COLUMNS, RESEND] : COLUMNS}
      rows={messages}
      rowKey={(message) => message.id}
      empty={<p>{empty}</p>}
    />
  )
}
