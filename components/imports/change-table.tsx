import { DataTable } from '@/components/ui/data-table'
import { changeWords, subjectText } from '@/lib/imports/labels'
import type { Change } from '@/lib/imports/rules'
import type { ImportKind } from '@/prisma/generated/enums'

type Props = { kind: ImportKind; changes: Change[]; caption: string }

/** What an import creates and alters, one record a row: value before → value after. */
export function ChangeTable({ kind, changes, caption }: Props) {
  return (
    <DataTable
      caption={caption}
      rows={changes}
      rowKey={(change) => String(change.row)}
      empty={<p>没有新增或更新的记录。</p>}
      columns={[
        { key: 'subject', head: '记录', cell: (change) => subjectText(kind, change) },
        { key: 'row', head: '行', number: true, cell: ({ row }) => row },
        { key: 'what', head: '动作', cell: ({ before }) => (before === null ? '新增' : '更新') },
        {
          key: 'fields',
          head: '内容',
          cell: (change) => <ChangedFields words={changeWords(kind, change)} />,
        },
      ]}
    />
  )
}

function ChangedFields({ words }: { words: ReturnType<typeof changeWords> }) {
  if (words.length === 0) return '—'
  return (
    <ul>
      {words.map(({ label, before, after }) => (
        <li key={label}>
          {label}：
          {before !== null && (
            <>
              <del>{before}</del> →{' '}
            </>
          )}
          {before === null ? after : <ins>{after}</ins>}
        </li>
      ))}
    </ul>
  )
}
