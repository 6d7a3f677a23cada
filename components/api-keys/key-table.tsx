import { DataTable } from '@/components/ui/data-table'
import { Tag } from '@/components/ui/tag'
import { KEY_STATE_LABELS } from '@/lib/api-keys/labels'
import type { ApiKeyRow } from '@/lib/api-keys/queries'
import { SCOPES, type Scope } from '@/lib/api-keys/rules'
import { formatDateTime } from '@/lib/format/date'
import { RevokeKeyForm, RotateKeyForm } from './key-forms'

const scopeText = (scope: string) => SCOPES[scope as Scope] ?? scope

export function KeyTable({ keys }: { keys: readonly ApiKeyRow[] }) {
  return (
    <DataTable
      caption="接口密钥"
      note="可用的在前；密钥本身只在生成时显示一次"
      rows={keys}
      rowKey={(key) => key.id}
      empty={<p>还没有接口密钥。需要把数据交换给别的系统时，在下面生成。</p>}
      columns={[
        {
          key: 'name',
          head: '用途和单位',
          cell: (key) => (
            <div className="min-w-[10rem]">
              {key.name} {key.isDemo && <Tag>演示</Tag>}
              <br />
              <small className="text-muted">
                {key.partner} · sy_{key.prefix}…
              </small>
            </div>
          ),
        },
        {
          key: 'scopes',
          head: '可以做什么',
          cell: (key) => (
            <div className="min-w-[9rem]">
              {key.scopes.map(scopeText).join('、')}
              <br />
              <small className="text-muted">
                {[key.regionName ?? '不限地区', key.operatorName].filter(Boolean).join(' · ')}
              </small>
            </div>
          ),
        },
        {
          key: 'state',
          head: '状态',
          cell: (key) => <Tag>{KEY_STATE_LABELS[key.state]}</Tag>,
        },
        {
          key: 'expires',
          head: '到期',
          cell: (key) => <span className="whitespace-nowrap">{formatDateTime(key.expiresAt)}</span>,
        },
        {
          key: 'used',
          head: '最近使用',
          cell: (key) => (key.lastUsedAt ? formatDateTime(key.lastUsedAt) : '没有用过'),
        },
        {
          key: 'do',
          head: '办理',
          cell: (key) =>
            key.state === 'active' ? (
              <div className="min-w-[11rem]">
                {!key.isReplaced && <RotateKeyForm id={key.id} name={key.name} />}
                <RevokeKeyForm id={key.id} name={key.name} />
              </div>
            ) : (
              '—'
            ),
        },
      ]}
    />
  )
}
