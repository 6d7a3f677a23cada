import { DataTable } from '@/components/ui/data-table'
import { formatDay } from '@/lib/format/date'
import { formatExact } from '@/lib/format/number'
import { METHOD_LABELS } from '@/lib/training-attendances/labels'
import { accountsText } from '@/lib/training-ledgers/labels'
import type { AttendanceDto, TranscriptDto } from '@/lib/training-ledgers/queries'
import { LedgerTable } from './ledger-table'

type Props = { transcript: Pick<TranscriptDto, 'ledger' | 'attendances' | 'asOf'> }

/** A person's accounts with what is required, done and missing, and the sessions behind them. */
export function Transcript({ transcript: { ledger, attendances, asOf } }: Props) {
  return (
    <div className="flex flex-col gap-6">
      <LedgerTable caption={`学时账户 · 截至 ${formatDay(asOf)}`} ledger={ledger} />
      <DataTable
        caption="参加的培训"
        note="课时和学时分别计算，不互相折算"
        rows={attendances}
        rowKey={(row) => row.id}
        columns={[
          { key: 'title', head: '课程', cell: (row) => row.courseTitle },
          {
            key: 'day',
            head: '日期',
            cell: (row) => <span className="whitespace-nowrap">{formatDay(row.attendedOn)}</span>,
          },
          { key: 'provider', head: '举办单位', cell: (row) => row.provider },
          { key: 'accounts', head: '计入', cell: (row) => accountsText(row.accounts) },
          { key: 'hours', head: '学时', number: true, cell: (row) => formatExact(row.hours) },
          { key: 'method', head: '登记', cell: howRecorded },
        ]}
        empty={<p>还没有培训记录。参加培训时扫码签到，或由主管部门登记。</p>}
      />
    </div>
  )
}

const howRecorded = ({ method, revokedAt, revokeReason }: AttendanceDto) =>
  revokedAt ? `已撤销，不计：${revokeReason ?? ''}` : METHOD_LABELS[method]
