import { DataTable } from '@/components/ui/data-table'
import { Tag } from '@/components/ui/tag'
import { formatDateTime } from '@/lib/format/date'
import { formatInteger } from '@/lib/format/number'
import { IMPORT_KIND_LABELS, IMPORT_STATE_LABELS } from '@/lib/imports/labels'
import type { ImportRunDto } from '@/lib/imports/queries'

const TONE = { checked: 'warm', applied: 'primary', undone: 'plain' } as const

/** Imports, newest first. */
export function RunTable({ runs, path }: { runs: ImportRunDto[]; path: string }) {
  const count = (key: 'created' | 'updated' | 'unchanged' | 'rejectedCount', head: string) => ({
    key,
    head,
    number: true,
    cell: (run: ImportRunDto) => formatInteger(run[key]),
  })
  return (
    <DataTable
      caption="导入记录"
      rows={runs}
      rowKey={(run) => run.id}
      empty={<p>还没有导入过。在上面选择文件，先检查再决定。</p>}
      columns={[
        {
          key: 'file',
          head: '文件',
          cell: (run) => <a href={`${path}/${run.id}`}>{run.fileName}</a>,
        },
        { key: 'kind', head: '类别', cell: (run) => IMPORT_KIND_LABELS[run.kind] },
        {
          key: 'state',
          head: '状态',
          cell: (run) => <Tag tone={TONE[run.state]}>{IMPORT_STATE_LABELS[run.state]}</Tag>,
        },
        count('created', '新增'),
        count('updated', '更新'),
        count('unchanged', '未变'),
        count('rejectedCount', '退回'),
        { key: 'actor', head: '谁', cell: (run) => run.actorName },
        { key: 'at', head: '时间', cell: (run) => formatDateTime(run.createdAt) },
      ]}
    />
  )
}
