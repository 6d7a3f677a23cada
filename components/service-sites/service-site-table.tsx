import { DataTable } from '@/components/ui/data-table'
import { Tag } from '@/components/ui/tag'
import { OPERATING_STATUS_LABELS } from '@/lib/facilities/labels'
import { formatInteger } from '@/lib/format/number'
import { SERVICE_SITE_KIND_LABELS } from '@/lib/service-sites/labels'
import type { ServiceSiteDto } from '@/lib/service-sites/queries'
import { TITLE_KIND_LABELS } from '@/lib/titles/labels'

type Props = { items: readonly ServiceSiteDto[]; caption: string }

export function ServiceSiteTable({ items, caption }: Props) {
  return (
    <DataTable
      caption={caption}
      rows={items}
      rowKey={(item) => item.id}
      empty={<p>没有符合条件的服务站点。请放宽条件。</p>}
      columns={[
        {
          key: 'name',
          head: '站点',
          cell: (item) => (
            <span className="flex flex-wrap gap-1">
              <a href={`/office/service-sites/${item.id}`}>{item.name}</a>
              {item.isDemo && <Tag tone="warm">演示</Tag>}
            </span>
          ),
        },
        { key: 'kind', head: '类型', cell: (item) => SERVICE_SITE_KIND_LABELS[item.kind] },
        { key: 'region', head: '地区', cell: (item) => item.region.name },
        { key: 'status', head: '状态', cell: statusText },
        {
          key: 'titles',
          head: '称号',
          cell: (item) => item.titles.map(({ kind }) => TITLE_KIND_LABELS[kind]).join('、') || '无',
        },
        {
          key: 'communities',
          head: '覆盖社区',
          unit: '个',
          number: true,
          cell: (item) => formatInteger(item.communitiesCovered),
        },
        { key: 'body', head: '责任单位', cell: (item) => item.responsibleBody ?? '未知' },
      ]}
    />
  )
}

function statusText({ isBuilt, status }: ServiceSiteDto): string {
  return isBuilt ? OPERATING_STATUS_LABELS[status] : '应建未建'
}
