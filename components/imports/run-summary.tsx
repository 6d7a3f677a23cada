import { SummaryList } from '@/components/ui/summary-list'
import { formatDateTime } from '@/lib/format/date'
import { formatInteger } from '@/lib/format/number'
import { IMPORT_STATE_LABELS } from '@/lib/imports/labels'
import type { ImportRunDetail } from '@/lib/imports/queries'

/** What the file would do, or did, in counts; and who when. */
export function RunSummary({ run }: { run: ImportRunDetail }) {
  const rows = [
    { label: '状态', value: IMPORT_STATE_LABELS[run.state] },
    { label: '新增', value: `${formatInteger(run.created)} 条` },
    { label: '更新', value: `${formatInteger(run.updated)} 条` },
    { label: '未变', value: `${formatInteger(run.unchanged)} 条` },
    { label: '退回', value: `${formatInteger(run.rejected.length)} 处` },
    { label: '上传', value: `${run.actorName}，${formatDateTime(run.createdAt)}` },
    ...(run.appliedAt ? [{ label: '导入', value: formatDateTime(run.appliedAt) }] : []),
    ...(run.undoneAt ? [{ label: '撤销', value: formatDateTime(run.undoneAt) }] : []),
    { label: '文件指纹', value: run.sha256 ? `${run.sha256.slice(0, 16)}…（SHA-256）` : '—' },
  ]
  return <SummaryList rows={rows} />
}
