import type { AccessLine } from '@/lib/access-logs/queries'
import { formatDateTime } from '@/lib/format/date'

/** Newest first, in sentences: who · what · when · why. */
export function AccessList({ lines }: { lines: readonly AccessLine[] }) {
  return (
    <ol className="mt-4">
      {lines.map((line) => (
        <li key={line.id} className="border-b border-line py-3">
          <p>
            <strong>{line.who}</strong>
            {line.who === '您' ? '' : ' '}
            {line.what}
            {line.about && `（${line.about}）`}
          </p>
          {line.reason && <p>原因：{line.reason}</p>}
          <p className="text-muted">
            {formatDateTime(line.at)}
            {line.right && `，凭“${line.right}”的权限`}
          </p>
        </li>
      ))}
    </ol>
  )
}
