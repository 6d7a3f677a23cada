import { DataTable } from '@/components/ui/data-table'
import { Tag } from '@/components/ui/tag'
import { formatDateTime } from '@/lib/format/date'
import { DELIVERY_STATE_LABELS, deliveryErrorText } from '@/lib/webhooks/labels'
import type { WebhookDeliveryRow, WebhookRow } from '@/lib/webhooks/queries'
import { WEBHOOK_EVENTS, type WebhookEvent } from '@/lib/webhooks/rules'
import { PingWebhookForm, ResendDeliveryForm, SwitchWebhookForm } from './webhook-forms'

const eventText = (event: string) =>
  event === 'ping' ? '试发' : (WEBHOOK_EVENTS[event as WebhookEvent] ?? '已取消的消息')

export function WebhookTable({ webhooks }: { webhooks: readonly WebhookRow[] }) {
  return (
    <DataTable
      caption="推送地址"
      note="消息里只有编号和公开的内容，没有个人信息"
      rows={webhooks}
      rowKey={(row) => row.id}
      empty={<p>还没有登记推送地址。合作单位要及时知道备案、证书的变化时，在下面登记。</p>}
      columns={[
        {
          key: 'name',
          head: '接收方',
          cell: (row) => (
            <div className="min-w-[11rem]">
              {row.name} {row.isDemo && <Tag>演示</Tag>}
              <br />
              <small className="text-muted break-all">{row.url}</small>
            </div>
          ),
        },
        {
          key: 'events',
          head: '消息',
          cell: (row) => (
            <div className="min-w-[9rem]">
              {row.events.map(eventText).join('、')}
              <br />
              <small className="text-muted">{row.regionName ?? '不限地区'}</small>
            </div>
          ),
        },
        {
          key: 'state',
          head: '状态',
          cell: (row) => <Tag>{row.isEnabled ? '启用' : '停用'}</Tag>,
        },
        { key: 'waiting', head: '待发', unit: '条', number: true, cell: (row) => row.waiting },
        { key: 'failed', head: '没送达', unit: '条', number: true, cell: (row) => row.failed },
        {
          key: 'last',
          head: '最近送达',
          cell: (row) => (row.lastSuccessAt ? formatDateTime(row.lastSuccessAt) : '还没有'),
        },
        {
          key: 'do',
          head: '办理',
          cell: (row) => (
            <div className="min-w-[8rem]">
              <PingWebhookForm id={row.id} name={row.name} />
              <SwitchWebhookForm
                id={row.id}
                name={row.name}
                isEnabled={row.isEnabled}
                version={row.version}
              />
            </div>
          ),
        },
      ]}
    />
  )
}

export function WebhookDeliveryTable({ deliveries }: { deliveries: readonly WebhookDeliveryRow[] }) {
  return (
    <DataTable
      caption="最近的消息"
      note="最近 50 条；没送达的会自己再试，最长约三天"
      rows={deliveries}
      rowKey={(row) => row.id}
      empty={<p>还没有推送过消息。</p>}
      columns={[
        { key: 'event', head: '消息', cell: (row) => `${eventText(row.event)} · ${row.webhookName}` },
        { key: 'at', head: '时间', cell: (row) => formatDateTime(row.createdAt) },
        {
          key: 'state',
          head: '结果',
          cell: (row) => (
            <>
              <Tag>{DELIVERY_STATE_LABELS[row.state]}</Tag> {deliveryErrorText(row.lastError)}
            </>
          ),
        },
        { key: 'attempts', head: '试过', unit: '次', number: true, cell: (row) => row.attempts },
        {
          key: 'do',
          head: '办理',
          cell: (row) => (row.state === 'failed' ? <ResendDeliveryForm id={row.id} /> : '—'),
        },
      ]}
    />
  )
}
