import { type Column, DataTable } from '@/components/ui/data-table'
import { formatExact } from '@/lib/format/number'
import type { ReferenceDto } from '@/lib/plans/queries'

const columns: Column<ReferenceDto>[] = [
  { key: 'label', head: '参照值', cell: (reference) => reference.label },
  { key: 'year', head: '年份', number: true, cell: (reference) => reference.year },
  { key: 'value', head: '数值', number: true, cell: (reference) => formatExact(reference.value) },
  { key: 'unit', head: '单位', cell: (reference) => reference.unit },
  { key: 'source', head: '来源', cell: (reference) => reference.source },
  {
    key: 'correct',
    head: '更正',
    cell: (reference) => (
      <a href={`?correct=${reference.id}#reference`}>
        更正<span className="sr-only">{`${reference.year}年${reference.label}`}</span>
      </a>
    ),
  },
]

export function ReferenceTable({ references }: { references: readonly ReferenceDto[] }) {
  return (
    <DataTable
      caption="移动的参照值"
      note="判断时用已经结束的最近一年"
      columns={columns}
      rows={references}
      rowKey={(reference) => reference.id}
      empty={<p>没有目标使用参照值。</p>}
    />
  )
}
