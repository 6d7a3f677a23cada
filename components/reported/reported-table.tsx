import { type Column, DataTable } from '@/components/ui/data-table'
import { Tag } from '@/components/ui/tag'
import { formatDay } from '@/lib/format/date'
import { formatExact } from '@/lib/format/number'
import { findIndicator } from '@/lib/indicators/catalogue'
import { REPORTED_STATE_LABELS } from '@/lib/reported/labels'
import type { ReportedDto } from '@/lib/reported/queries'

type Props = { figures: readonly ReportedDto[]; room: '/admin' | '/office'; canEnter: boolean }

export const unitOf = (code: string) => findIndicator(code)?.unit ?? ''
export const nameOf = (code: string) => findIndicator(code)?.name ?? '已停用的指标'

const columns = (room: Props['room']): Column<ReportedDto>[] => [
  {
    key: 'indicator',
    head: '指标',
    cell: (figure) => <a href={`${room}/reported/${figure.id}`}>{nameOf(figure.indicatorCode)}</a>,
  },
  {
    key: 'region',
    head: '地区',
    cell: (figure) => <span className="whitespace-nowrap">{figure.regionName}</span>,
  },
  {
    key: 'period',
    head: '期间',
    cell: (figure) => <span className="whitespace-nowrap">{figure.period}</span>,
  },
  {
    key: 'value',
    head: '数值',
    number: true,
    cell: (figure) => `${formatExact(figure.value)} ${unitOf(figure.indicatorCode)}`,
  },
  {
    key: 'state',
    head: '状态',
    cell: (figure) => (
      <>
        <Tag tone={figure.state === 'submitted' ? 'warm' : 'plain'}>
          {REPORTED_STATE_LABELS[figure.state]}
        </Tag>
        {figure.isDemo && <Tag>演示</Tag>}
      </>
    ),
  },
  {
    key: 'document',
    head: '依据',
    cell: (figure) => (
      <p className="min-w-[12rem]">{`${figure.document}（${formatDay(figure.documentDate)}）`}</p>
    ),
  },
  { key: 'entered', head: '录入', cell: (figure) => figure.enteredByName },
  { key: 'decided', head: '处理', cell: (figure) => figure.decidedByName ?? '—' },
]

export function ReportedTable({ figures, room, canEnter }: Props) {
  return (
    <DataTable
      caption="上报数据"
      note="待确认的排在前面；只有已确认的才进入指标"
      columns={columns(room)}
      rows={figures}
      rowKey={(figure) => figure.id}
      empty={
        <p>
          没有符合条件的上报数据。
          {canEnter ? '可以点“录入数据”新增一条。' : '数据由规划管理员或备案审核员录入。'}
        </p>
      }
    />
  )
}
