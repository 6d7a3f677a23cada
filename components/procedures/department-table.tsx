import { type Column, DataTable } from '@/components/ui/data-table'
import { dutyName } from '@/lib/departments/labels'
import { citationText, MODE_LABELS } from '@/lib/procedures/labels'
import type { ProcedureDefinition } from '@/lib/procedures/schema'

type Asked = ProcedureDefinition['departments'][number]

const COLUMNS: Column<Asked>[] = [
  { key: 'duty', head: '部门', cell: (asked) => dutyName(asked.duty) },
  {
    key: 'mode',
    head: '方式',
    cell: (asked) => <span className="whitespace-nowrap">{MODE_LABELS[asked.mode]}</span>,
  },
  { key: 'question', head: '请它看什么', cell: (asked) => asked.question },
  { key: 'source', head: '依据', cell: (asked) => citationText(asked.source) },
]

export function DepartmentTable({ departments }: { departments: readonly Asked[] }) {
  return (
    <DataTable
      caption="同时送哪些部门"
      note="您只交一次材料，系统同时送交；部门意见不影响按期出具回执"
      columns={COLUMNS}
      rows={departments}
      rowKey={(asked) => `${asked.duty} ${asked.mode}`}
      empty={<p>不用送其他部门。</p>}
    />
  )
}
