import { type Column, DataTable } from '@/components/ui/data-table'
import { FIELD_CODES, FIELD_REGISTER, type FieldDefinition } from '@/lib/procedures/field-register'
import { citationText, conditionText, PREFILL_LABELS, readerLabel } from '@/lib/procedures/labels'

type Row = FieldDefinition & { code: string }

const ROWS: Row[] = FIELD_CODES.map((code) => ({ ...FIELD_REGISTER[code], code }))

const COLUMNS: Column<Row>[] = [
  {
    key: 'label',
    head: '字段',
    cell: (row) => (
      <>
        {row.label}
        <small className="block text-muted">{row.code}</small>
      </>
    ),
  },
  { key: 'purpose', head: '为什么要问', cell: (row) => row.purpose },
  { key: 'basis', head: '依据', cell: (row) => row.legalBasis.map(citationText).join('；') },
  {
    key: 'readers',
    head: '谁看',
    cell: (row) =>
      [...new Set([...row.readers, ...(row.isPublic ? (['public'] as const) : [])])]
        .map(readerLabel)
        .join('、'),
  },
  {
    key: 'prefill',
    head: '从哪里带出',
    cell: (row) => row.prefill.map((source) => PREFILL_LABELS[source]).join('、') || '由申请人填写',
  },
  { key: 'required', head: '要不要填', cell: (row) => conditionText(row.required, '填') },
]

/** The register of fields: a procedure may ask nothing that is not in it. */
export function FieldTable() {
  return (
    <DataTable
      caption={`字段登记：${ROWS.length} 个`}
      note="事项只能问这里登记过的；代码写在事项内容里"
      columns={COLUMNS}
      rows={ROWS}
      rowKey={(row) => row.code}
      empty={<p>还没有登记字段。</p>}
    />
  )
}
