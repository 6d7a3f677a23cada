import { type Column, DataTable } from '@/components/ui/data-table'
import { citationText, termText } from '@/lib/procedures/labels'
import type { ProcedureClock } from '@/lib/procedures/schema'

const FROM: Record<ProcedureClock['code'], string> = {
  receipt: '收到材料的次日起',
  compliance: '收到材料的次日起',
  department_opinion: '收到材料的次日起',
  correction_answer: '告知补正的次日起',
}

const COLUMNS: Column<ProcedureClock>[] = [
  { key: 'title', head: '办什么', cell: (clock) => clock.title },
  {
    key: 'term',
    head: '期限',
    cell: (clock) => <span className="whitespace-nowrap">{termText(clock)}</span>,
  },
  { key: 'from', head: '怎样计算', cell: (clock) => FROM[clock.code] },
  { key: 'pause', head: '补正时', cell: (clock) => (clock.pausesOnCorrection ? '暂停' : '不暂停') },
  { key: 'source', head: '依据', cell: (clock) => citationText(clock.source) },
]

export function ClockTable({ clocks }: { clocks: readonly ProcedureClock[] }) {
  return (
    <DataTable
      caption="期限"
      note="工作日按国务院公布的放假安排推算；超期会告知您和上级部门"
      columns={COLUMNS}
      rows={clocks}
      rowKey={(clock) => clock.code}
      empty={<p>没有规定期限。</p>}
    />
  )
}
