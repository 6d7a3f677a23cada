import { formatDateTime } from '@/lib/format/date'
import type { HistoryEntry } from '@/lib/history/queries'

/** Newest first: who did what, when, and what changed. */
export function HistoryList({ entries }: { entries: readonly HistoryEntry[] }) {
  if (entries.length === 0) return <p className="text-muted">还没有变更记录。数据来自导入或初始登记。</p>
  return (
    <ol className="flex flex-col gap-3">
      {entries.map((entry) => (
        <li key={entry.id} className="border-b border-line pb-3">
          <p>
            {formatDateTime(entry.at)}，{entry.actorName}
            {entry.did}。
          </p>
          {entry.changes.length > 0 && (
            <ul className="text-muted">
              {entry.changes.map((change) => (
                <li key={change}>{change}</li>
              ))}
            </ul>
          )}
          {entry.reason && <p className="text-muted">原因：{entry.reason}</p>}
        </li>
      ))}
    </ol>
  )
}
