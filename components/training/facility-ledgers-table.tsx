import { DataTable } from '@/components/ui/data-table'
import { formatDay } from '@/lib/format/date'
import type { FacilityLedgers, LedgerPerson } from '@/lib/training-ledgers/queries'
import { isBehind } from '@/lib/training-ledgers/rules'
import { missingText } from './missing-text'

type Props = { facilities: readonly FacilityLedgers[]; today: string }

export function FacilityLedgersTable({ facilities, today }: Props) {
  return (
    <DataTable
      caption={`各机构学时完成情况 · 截至 ${formatDay(today)}`}
      rows={facilities}
      rowKey={(row) => row.facilityId}
      columns={[
        { key: 'name', head: '机构', cell: (row) => row.facilityName },
        { key: 'region', head: '地区', cell: (row) => row.regionName },
        { key: 'asked', head: '有要求', unit: '人', number: true, cell: (row) => asked(row.people).length },
        {
          key: 'behind',
          head: '未完成',
          unit: '人',
          number: true,
          cell: (row) => behind(row.people).length,
        },
        { key: 'who', head: '谁还差多少', cell: ({ people }) => <Who people={people} /> },
      ]}
      empty={<p>本地区还没有登记在岗人员的机构。</p>}
    />
  )
}

const asked = (people: readonly LedgerPerson[]) =>
  people.filter(({ ledger }) => ledger.some(({ required }) => required !== null))
const behind = (people: readonly LedgerPerson[]) => people.filter(({ ledger }) => isBehind(ledger))

function Who({ people }: { people: readonly LedgerPerson[] }) {
  const late = behind(people)
  if (
    late.length === 0 &&
    people.some(({ ledger }) => ledger.some(({ standing }) => standing === 'no_period'))
  )
    return '周期起点未定，不能判定'
  if (late.length === 0) return asked(people).length === 0 ? '本地没有要求' : '全部完成'
  return (
    <ul>
      {late.map(({ personId, name, ledger }) => (
        <li key={personId}>
          {name}：{missingText(ledger)}
        </li>
      ))}
    </ul>
  )
}
