import { DataTable } from '@/components/ui/data-table'
import { Tag } from '@/components/ui/tag'
import { FACILITY_KIND_LABELS, inclusiveLabel, OPERATING_STATUS_LABELS } from '@/lib/facilities/labels'
import type { FacilityItem } from '@/lib/facilities/queries'
import { formatDistance } from '@/lib/format/distance'
import { formatInteger } from '@/lib/format/number'
import { placesText } from './facility-words'

type Props = { items: readonly FacilityItem[]; caption: string; isNear: boolean }

const href = (item: FacilityItem) => `/facilities/${item.id}`

/** The public list: cards with the facts that decide on a phone, one table on a wide screen. */
export function FacilityList({ items, caption, isNear }: Props) {
  const distance = {
    key: 'distance',
    head: '距离',
    number: true,
    cell: (item: FacilityItem) => formatDistance(item.distanceMetres),
  }
  return (
    <>
      <ul className="flex flex-col gap-3 wide:hidden" aria-label={caption}>
        {items.map((item) => (
          <li key={item.id} className="tile">
            <h2 className="tile-head">
              <a className="tile-link" href={href(item)}>
                {item.name}
              </a>
              {item.distanceMetres !== null && <span>{formatDistance(item.distanceMetres)}</span>}
            </h2>
            <p>{placesText(item)}</p>
            <p>{item.address ?? item.region.name}</p>
            <p className="flex flex-wrap gap-2">
              <Marks item={item} />
            </p>
          </li>
        ))}
      </ul>
      <div className="hidden wide:block">
        <DataTable
          caption={caption}
          rows={items}
          rowKey={(item) => item.id}
          empty={null}
          columns={[
            { key: 'name', head: '机构', cell: (item) => <a href={href(item)}>{item.name}</a> },
            { key: 'kind', head: '类型', cell: (item) => <Marks item={item} /> },
            { key: 'region', head: '地区', cell: (item) => item.region.name },
            { key: 'address', head: '地址', cell: (item) => item.address ?? '未知' },
            {
              key: 'places',
              head: '托位',
              unit: '个',
              number: true,
              cell: (item) => formatInteger(item.places.total),
            },
            {
              key: 'vacant',
              head: '空位',
              unit: '个',
              number: true,
              cell: (item) => formatInteger(item.vacancies.total),
            },
            ...(isNear ? [distance] : []),
          ]}
        />
      </div>
    </>
  )
}

function Marks({ item }: { item: FacilityItem }) {
  return (
    <span className="flex flex-wrap gap-1">
      <Tag>{FACILITY_KIND_LABELS[item.kind]}</Tag>
      {item.inclusive !== null && (
        <Tag tone={item.inclusive ? 'primary' : 'plain'}>{inclusiveLabel(item.inclusive)}</Tag>
      )}
      {item.status !== 'operating' && <Tag tone="warm">{OPERATING_STATUS_LABELS[item.status]}</Tag>}
      {item.isDemo && <Tag tone="warm">演示数据</Tag>}
    </span>
  )
}
