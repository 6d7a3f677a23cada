import { DataTable } from '@/components/ui/data-table'
import { placeText, SESSION_STATE_LABELS, sessionTimeText } from '@/lib/training-sessions/labels'
import type { SessionDto } from '@/lib/training-sessions/queries'

type Props = { caption: string; sessions: readonly SessionDto[]; empty: string; withCourse?: boolean }

/** Sessions as officials see them, each with the way to its page. */
export function SessionTable({ caption, sessions, empty, withCourse }: Props) {
  return (
    <DataTable
      caption={caption}
      rows={sessions}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'when',
          head: '时间',
          cell: (row) => <a href={`/office/training/sessions/${row.id}`}>{sessionTimeText(row)}</a>,
        },
        ...(withCourse ? [{ key: 'course', head: '课程', cell: (row: SessionDto) => row.course.title }] : []),
        { key: 'place', head: '地点', cell: placeText },
        {
          key: 'people',
          head: '签到',
          unit: '人',
          number: true,
          cell: (row) => (row.capacity === null ? row.attended : `${row.attended} / ${row.capacity}`),
        },
        { key: 'state', head: '状态', cell: (row) => SESSION_STATE_LABELS[row.state] },
      ]}
      empty={<p>{empty}</p>}
    />
  )
}
