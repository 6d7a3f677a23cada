import { DataTable } from '@/components/ui/data-table'
import { formatDateTime } from '@/lib/format/date'
import { formatExact } from '@/lib/format/number'
import { METHOD_LABELS } from '@/lib/training-attendances/labels'
import type { AttendeeDto } from '@/lib/training-attendances/queries'
import { RevokeAttendanceForm } from './attendance-forms'

export function AttendeeTable({ attendees }: { attendees: readonly AttendeeDto[] }) {
  return (
    <DataTable
      caption="参加的人"
      rows={attendees}
      rowKey={(row) => row.attendanceId}
      columns={[
        { key: 'name', head: '姓名', cell: (row) => row.name },
        { key: 'identity', head: '证件号', cell: (row) => row.identityMasked },
        { key: 'facility', head: '机构', cell: (row) => row.facilityName ?? '没有机构' },
        { key: 'hours', head: '学时', number: true, cell: (row) => formatExact(row.hours) },
        {
          key: 'how',
          head: '登记',
          cell: (row) =>
            `${METHOD_LABELS[row.method]}，${row.recordedName}，${formatDateTime(row.recordedAt)}`,
        },
        {
          key: 'revoke',
          head: '撤销',
          cell: (row) =>
            row.revokedAt ? (
              `已撤销：${row.revokeReason ?? ''}`
            ) : (
              <RevokeAttendanceForm attendanceId={row.attendanceId} name={row.name} />
            ),
        },
      ]}
      empty={<p>还没有人签到。</p>}
    />
  )
}
