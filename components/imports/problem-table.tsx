import { DataTable } from '@/components/ui/data-table'
import type { Problem } from '@/lib/imports/schema'

const MOST_SHOWN = 50

type Props = { caption: string; problems: Problem[]; note?: string }

/** Rows with their column and reason; line 0 is the file as a whole. */
export function ProblemTable({ caption, problems, note }: Props) {
  const shown = problems.slice(0, MOST_SHOWN).map((problem, index) => ({ ...problem, key: String(index) }))
  const rest = problems.length > MOST_SHOWN ? `只列出前 ${MOST_SHOWN} 条，共 ${problems.length} 条。` : ''
  return (
    <DataTable
      caption={caption}
      note={[note, rest].filter(Boolean).join(' ')}
      rows={shown}
      rowKey={(problem) => problem.key}
      empty={null}
      columns={[
        {
          key: 'row',
          head: '位置',
          cell: ({ row }) => (row === 0 ? '整个文件' : `第 ${row} 行`),
        },
        { key: 'column', head: '列', cell: ({ column }) => column || '—' },
        { key: 'reason', head: '原因', cell: ({ reason }) => reason },
      ]}
    />
  )
}
