import { DataTable } from '@/components/ui/data-table'
import type { Review } from '@/lib/filing-reviews/queries'
import type { Names } from '@/lib/filings/words'
import { findField } from '@/lib/procedures/field-register'
import type { ProcedureDefinition } from '@/lib/procedures/schema'

type Props = { changes: NonNullable<Review['changes']>; definition: ProcedureDefinition; names: Names }
type Row = { key: string; label: string; before: readonly string[]; after: readonly string[] }

/** What the last submission changed: answers old and new, files replaced. */
export function ChangeReview({ changes, definition, names }: Props) {
  const rows: Row[] = [
    ...changes.answers.map(({ code, before, after }) => ({
      key: code,
      label: findField(code)?.label ?? '其他',
      before,
      after,
    })),
    ...changes.files.map(({ key, material, staffPersonId, before, after }) => ({
      key,
      label: [
        definition.materials.find(({ code }) => code === material)?.title ?? '其他文件',
        staffPersonId ? names.staff.get(staffPersonId) : undefined,
      ]
        .filter(Boolean)
        .join('：'),
      before,
      after,
    })),
  ]
  return (
    <DataTable
      caption="与上一次提交相比"
      rows={rows}
      rowKey={(row) => row.key}
      empty={<p>内容和文件都没有变化。</p>}
      columns={[
        { key: 'label', head: '项目', cell: (row) => row.label },
        { key: 'before', head: '原来', cell: (row) => <Lines lines={row.before} /> },
        { key: 'after', head: '现在', cell: (row) => <Lines lines={row.after} /> },
      ]}
    />
  )
}

function Lines({ lines }: { lines: readonly string[] }) {
  if (lines.length === 0) return <span className="text-muted">无</span>
  return lines.map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines of one answer have no name of their own
    <span key={index} className="block min-w-[10em] [overflow-wrap:anywhere]">
      {line}
    </span>
  ))
}
