import { DataTable } from '@/components/ui/data-table'
import { Tag } from '@/components/ui/tag'
import { formatDateTime } from '@/lib/format/date'
import type { SessionDto } from '@/lib/sessions/queries'
import { EndSessionForm } from './session-forms'

/** Where one is signed in. The one looking has no button: the way out is in the header. */
export function SessionTable({ sessions }: { sessions: SessionDto[] }) {
  return (
    <DataTable
      caption="正在登录的设备"
      note="设备名称由浏览器自己报告，只供辨认"
      rows={sessions}
      rowKey={({ id }) => id}
      empty={<p>没有正在登录的设备。</p>}
      columns={[
        {
          key: 'device',
          head: '设备',
          cell: ({ device, isThis }) => (
            <>
              {device} {isThis && <Tag tone="primary">这一台</Tag>}
            </>
          ),
        },
        { key: 'address', head: '网络地址', cell: ({ address }) => address || '不明' },
        { key: 'since', head: '登录时间', cell: ({ createdAt }) => formatDateTime(createdAt) },
        { key: 'seen', head: '最近使用', cell: ({ lastSeenAt }) => formatDateTime(lastSeenAt) },
        {
          key: 'end',
          head: '结束',
          cell: ({ id, isThis, device }) =>
            isThis ? '—' : <EndSessionForm sessionId={id} device={device} />,
        },
      ]}
    />
  )
}
