import { DataTable } from '@/components/ui/data-table'
import { Tag } from '@/components/ui/tag'
import { EXPORT_SCOPE_LABELS, EXPORT_STATE_LABELS } from '@/lib/authority-exports/labels'
import type { ExportDto } from '@/lib/authority-exports/queries'
import { formatDateTime } from '@/lib/format/date'

type Props = { requests: readonly ExportDto[]; path: string }

export function ExportTable({ requests, path }: Props) {
  return (
    <DataTable
      caption="有权机关调取个人信息的申请"
      note="等待批准的排在前面"
      rows={requests}
      rowKey={(request) => request.id}
      empty={<p>还没有申请。收到法院、公安、监察等机关的书面要求时，在这里登记，另一人批准后下载。</p>}
      columns={[
        {
          key: 'authority',
          head: '机关',
          cell: (request) => (
            <>
              <a href={`${path}/${request.id}`}>{request.authority}</a>
              {request.isDemo && <Tag tone="warm">演示</Tag>}
            </>
          ),
        },
        { key: 'document', head: '文号', cell: (request) => request.documentNumber },
        {
          key: 'scope',
          head: '范围',
          cell: ({ scope }) => `${EXPORT_SCOPE_LABELS[scope.kind]}：${scope.label}`,
        },
        { key: 'region', head: '地区', cell: (request) => request.regionName },
        {
          key: 'state',
          head: '状态',
          cell: ({ state }) => (
            <Tag tone={state === 'requested' ? 'warm' : 'plain'}>{EXPORT_STATE_LABELS[state]}</Tag>
          ),
        },
        { key: 'by', head: '申请人', cell: (request) => request.requestedByName },
        { key: 'at', head: '申请时间', cell: (request) => formatDateTime(request.requestedAt) },
      ]}
    />
  )
}
