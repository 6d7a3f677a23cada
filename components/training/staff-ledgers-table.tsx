import { DataTable } from '@/components/ui/data-table'
import { formatDay } from '@/lib/format/date'
import { formatExact } from '@/lib/format/number'
import { POST_LABELS } from '@/lib/staff/labels'
import { periodText, SHORT_ACCOUNT_LABELS } from '@/lib/training-ledgers/labels'
import type { LedgerPerson } from '@/lib/training-ledgers/queries'
import type { LedgerLine } from '@/lib/training-ledgers/rules'
import { StandingTag } from './standing-tag'

type Props = { people: readonly LedgerPerson[]; today: string }
type Row = { key: string; person: LedgerPerson; line: LedgerLine | null }

/** One row an account, so that every requirement has its own figure. */
export function StaffLedgersTable({ people, today }: Props) {
  const rows = people.flatMap((person): Row[] =>
    person.ledger.length === 0
      ? [{ key: person.personId, person, line: null }]
      : person.ledger.map((line) => ({ key: `${person.personId}-${line.account}`, person, line })),
  )
  return (
    <DataTable
      caption={`在岗人员学时 · 截至 ${formatDay(today)}`}
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { key: 'name', head: '姓名', cell: ({ person }) => person.name },
        { key: 'post', head: '岗位', cell: ({ person }) => postsOf(person) },
        {
          key: 'account',
          head: '账户',
          cell: ({ line }) =>
            line ? `${SHORT_ACCOUNT_LABELS[line.account]}（${periodText(line.period)}）` : '—',
        },
        { key: 'required', head: '要求', number: true, cell: ({ line }) => hours(line?.required, line) },
        { key: 'done', head: '已完成', number: true, cell: ({ line }) => hours(line?.done, line) },
        { key: 'missing', head: '还差', number: true, cell: ({ line }) => hours(line?.missing, line) },
        {
          key: 'standing',
          head: '情况',
          cell: ({ line }) => <StandingTag standing={line?.standing ?? 'no_requirement'} />,
        },
      ]}
      empty={<p>还没有在岗人员。先在“工作人员”里添加。</p>}
    />
  )
}

const postsOf = ({ posts }: LedgerPerson) =>
  [...new Set(posts.map(({ kind }) => POST_LABELS[kind]))].join('、')

const hours = (value: number | null | undefined, line: LedgerLine | null) =>
  value === null || value === undefined ? '—' : `${formatExact(value)} ${line?.unit ?? ''}`
