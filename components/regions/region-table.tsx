import { type Column, DataTable } from '@/components/ui/data-table'
import { Tag } from '@/components/ui/tag'
import { type DateString, formatDay } from '@/lib/format/date'
import { REGION_LEVEL_LABELS, TOWNSHIP_KIND_LABELS } from '@/lib/regions/labels'
import type { RegionRecord } from '@/lib/regions/queries'
import { isInForce } from '@/lib/regions/rules'

type Props = { regions: readonly RegionRecord[]; today: DateString; caption: string }

const columns = (today: DateString): Column<RegionRecord>[] => [
  {
    key: 'name',
    head: '名称',
    cell: (region) => <a href={`/admin/regions/${region.code}`}>{region.name}</a>,
  },
  { key: 'code', head: '代码', cell: (region) => <span className="whitespace-nowrap">{region.code}</span> },
  {
    key: 'level',
    head: '级别',
    cell: (region) =>
      region.townshipKind ? TOWNSHIP_KIND_LABELS[region.townshipKind] : REGION_LEVEL_LABELS[region.level],
  },
  {
    key: 'parent',
    head: '上级',
    cell: (region) => <span className="whitespace-nowrap">{region.parentName ?? '—'}</span>,
  },
  {
    key: 'state',
    head: '状态',
    cell: (region) =>
      isInForce(region, today) ? (
        '启用'
      ) : (
        <Tag tone="warm">
          {region.inForceFrom !== null && region.inForceFrom > today ? '未启用' : '已停用'}
        </Tag>
      ),
  },
  {
    key: 'from',
    head: '启用',
    cell: (region) => <span className="whitespace-nowrap">{formatDay(region.inForceFrom)}</span>,
  },
  {
    key: 'until',
    head: '停用',
    cell: (region) => <span className="whitespace-nowrap">{formatDay(region.inForceUntil)}</span>,
  },
  { key: 'aliases', head: '别名', cell: (region) => region.aliases.join('、') || '—' },
  {
    key: 'below',
    head: '下级',
    cell: (region) =>
      region.level === 'township' ? (
        '—'
      ) : (
        <a href={`/admin/regions?parent=${region.code}`}>
          看下级<span className="sr-only">：{region.name}</span>
        </a>
      ),
  },
]

export function RegionTable({ regions, today, caption }: Props) {
  return (
    <DataTable
      caption={caption}
      note="包括已经停用的区划；启用、停用空着表示没有记载"
      columns={columns(today)}
      rows={regions}
      rowKey={(region) => region.code}
      empty={<p>没有找到区划。请换一个名称或代码，或者清除条件从省级看起。</p>}
    />
  )
}
