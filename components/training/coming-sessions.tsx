import { DataTable } from '@/components/ui/data-table'
import { formatExact } from '@/lib/format/number'
import { accountsText } from '@/lib/training-ledgers/labels'
import { placeText, sessionTimeText } from '@/lib/training-sessions/labels'
import type { SessionDto } from '@/lib/training-sessions/queries'

/** What is held where somebody works, for them to go to. */
export function ComingSessions({ sessions }: { sessions: readonly SessionDto[] }) {
  return (
    <DataTable
      caption="本地将要举办的培训"
      rows={sessions}
      rowKey={(row) => row.id}
      columns={[
        { key: 'title', head: '课程', cell: (row) => row.course.title },
        { key: 'when', head: '时间', cell: sessionTimeText },
        { key: 'place', head: '地点', cell: placeText },
        { key: 'accounts', head: '计入', cell: (row) => accountsText(row.course.accounts) },
        { key: 'hours', head: '学时', number: true, cell: (row) => formatExact(row.course.hours) },
      ]}
      empty={<p>现在没有安排。有新的培训会列在这里。</p>}
    />
  )
}
