import { DataTable, type Sort } from '@/components/ui/data-table'
import { Tag } from '@/components/ui/tag'
import {
  FACILITY_KIND_LABELS,
  FILING_STATE_LABELS,
  inclusiveLabel,
  OPERATING_STATUS_LABELS,
} from '@/lib/facilities/labels'
import type { FacilityItem } from '@/lib/facilities/queries'
import { formatInteger } from '@/lib/format/number'

type Props = {
  items: readonly FacilityItem[]
  caption: string
  sort?: Sort
  sortHref: (sort: Sort) => string
  canAdd: boolean
}

/** The officials' register: one line a facility. */
export function FacilityTable({ items, caption, sort, sortHref, canAdd }: Props) {
  return (
    <DataTable
      caption={caption}
      rows={items}
      rowKey={(item) => item.id}
      sort={sort}
      sortHref={sortHref}
      empty={
        <p>
          没有符合条件的机构。请放宽条件
          {canAdd && (
            <span className="flex flex-wrap gap-1">
              ，或<a href="/office/facilities/new">登记一家机构</a>
            </span>
          )}
          。
        </p>
      }
      columns={[
        {
          key: 'name',
          head: '机构',
          sortable: true,
          cell: (item) => (
            <>
              <a href={`/office/facilities/${item.id}`}>{item.name}</a>
              {item.isDemo && <Tag tone="warm">演示</Tag>}
            </>
          ),
        },
        { key: 'region', head: '地区', cell: (item) => item.region.name },
        { key: 'kind', head: '类型', cell: (item) => FACILITY_KIND_LABELS[item.kind] },
        { key: 'status', head: '状态', cell: (item) => OPERATING_STATUS_LABELS[item.status] },
        { key: 'filing', head: '备案', cell: (item) => FILING_STATE_LABELS[item.filing.state] },
        { key: 'inclusive', head: '普惠', cell: (item) => inclusiveLabel(item.inclusive) },
        count('places', '托位', (item) => item.places.total),
        count('infant', '乳儿班', (item) => item.places.infant),
        count('toddler', '托小班', (item) => item.places.toddler),
        count('older', '托大班', (item) => item.places.older),
        count('mixed', '混合班', (item) => item.places.mixed),
        count('vacant', '空位', (item) => item.vacancies.total),
      ]}
    />
  )
}

function count(key: string, head: string, value: (item: FacilityItem) => number | null) {
  return { key, head, unit: '个', number: true, cell: (item: FacilityItem) => formatInteger(value(item)) }
}
