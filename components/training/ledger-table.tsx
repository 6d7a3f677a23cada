import { DataTable } from '@/components/ui/data-table'
import { formatExact } from '@/lib/format/number'
import { periodText, SHORT_ACCOUNT_LABELS } from '@/lib/training-ledgers/labels'
import type { LedgerLine } from '@/lib/training-ledgers/rules'
import { StandingTag } from './standing-tag'

type Props = { caption: string; ledger: readonly LedgerLine[] }

export function LedgerTable({ caption, ledger }: Props) {
  return (
    <DataTable
      caption={caption}
      rows={ledger}
      rowKey={(line) => line.account}
      columns={[
        { key: 'account', head: '账户', cell: (line) => SHORT_ACCOUNT_LABELS[line.account] },
        { key: 'period', head: '期间', cell: (line) => periodText(line.period) },
        { key: 'required', head: '要求', number: true, cell: (line) => hours(line.required, line) },
        { key: 'done', head: '已完成', number: true, cell: (line) => hours(line.done, line) },
        { key: 'missing', head: '还差', number: true, cell: (line) => hours(line.missing, line) },
        { key: 'standing', head: '情况', cell: (line) => <StandingTag standing={line.standing} /> },
        { key: 'source', head: '依据', cell: whyAsked },
      ]}
      empty={<p>所在地区的文件没有规定学时要求，也还没有培训记录。</p>}
    />
  )
}

const hours = (value: number | null, { unit }: LedgerLine) =>
  value === null ? '—' : `${formatExact(value)} ${unit}`

function whyAsked({ source, carried, unit }: LedgerLine) {
  if (source === '') return '没有要求'
  return carried > 0 ? `${source}（含上期转入 ${formatExact(carried)} ${unit}）` : source
}
