import { DataTable } from '@/components/ui/data-table'
import { Tag } from '@/components/ui/tag'
import { formatDay } from '@/lib/format/date'
import { KINDERGARTEN_STATUS_LABELS } from '@/lib/kindergartens/labels'
import type { KindergartenDto } from '@/lib/kindergartens/queries'
import { SYNC_FLAGS } from '@/lib/kindergartens/rules'

type Props = { items: readonly KindergartenDto[]; caption: string }

export function KindergartenTable({ items, caption }: Props) {
  return (
    <DataTable
      caption={caption}
      rows={items}
      rowKey={(item) => item.id}
      empty={<p>没有符合条件的幼儿园。请放宽条件。</p>}
      columns={[
        {
          key: 'name',
          head: '幼儿园',
          cell: (item) => (
            <span className="flex flex-wrap gap-1">
              <a href={`/office/kindergartens/${item.id}`}>{item.name}</a>
              {item.isDemo && <Tag tone="warm">演示</Tag>}
            </span>
          ),
        },
        { key: 'region', head: '地区', cell: (item) => item.region.name },
        { key: 'status', head: '状态', cell: (item) => KINDERGARTEN_STATUS_LABELS[item.status] },
        { key: 'care', head: '托班', cell: (item) => (item.hasCare ? '已开设' : '未开设') },
        { key: 'new', head: '新建项目', cell: (item) => (item.isNewBuild ? '是' : '否') },
        { key: 'completed', head: '竣工', cell: (item) => formatDay(item.completedOn) },
        { key: 'sync', head: '五同步', cell: syncText },
      ]}
    />
  )
}

/** “3 项已同步，1 项未记录”; nothing for a kindergarten that is no project. */
function syncText(item: KindergartenDto): string {
  if (!item.isNewBuild) return '—'
  const flags = SYNC_FLAGS.map((flag) => item[flag])
  const unknown = flags.filter((flag) => flag === null).length
  const done = flags.filter((flag) => flag === true).length
  return `${done} 项是${unknown > 0 ? `，${unknown} 项未记录` : ''}`
}
