import { DataTable } from '@/components/ui/data-table'
import { Tag } from '@/components/ui/tag'
import { OPERATING_STATUS_LABELS, OWNERSHIP_LABELS } from '@/lib/facilities/labels'
import { formatDay } from '@/lib/format/date'
import type { FiledItem } from '@/lib/public-filings/queries'

type Props = { items: readonly FiledItem[]; caption: string }

const NOT_KNOWN = '未知'

/** 已备案机构: a card each on a phone, one table on a wide screen and on paper. */
export function FiledList({ items, caption }: Props) {
  return (
    <>
      <ul className="flex flex-col gap-3 wide:hidden print:hidden" aria-label={caption}>
        {items.map((item) => (
          <li key={item.facilityId} className="tile">
            <h2 className="tile-head">
              <a href={`/facilities/${item.facilityId}`}>{item.name}</a>
            </h2>
            <p>{item.regionName}</p>
            <p>{item.address ?? '地址未知'}</p>
            <p>
              {item.filedOn ? `${formatDay(item.filedOn)}备案` : '备案日期未知'}，编号{' '}
              <FilingNumber item={item} />
            </p>
            <Marks item={item} />
          </li>
        ))}
      </ul>
      <div className="hidden wide:block print:block">
        <DataTable
          caption={caption}
          rows={items}
          rowKey={(item) => item.facilityId}
          empty={null}
          columns={[
            {
              key: 'name',
              head: '机构',
              cell: (item) => (
                <>
                  <a href={`/facilities/${item.facilityId}`}>{item.name}</a>
                  {item.otherName && <span className="text-muted">（{item.otherName}）</span>}
                  <Marks item={item} />
                </>
              ),
            },
            { key: 'region', head: '地区', cell: (item) => item.regionName },
            { key: 'address', head: '地址', cell: (item) => item.address ?? NOT_KNOWN },
            {
              key: 'ownership',
              head: '性质',
              cell: (item) => (item.ownership ? OWNERSHIP_LABELS[item.ownership] : NOT_KNOWN),
            },
            {
              key: 'filed',
              head: '备案日期',
              cell: (item) => <span className="whitespace-nowrap">{formatDay(item.filedOn)}</span>,
            },
            { key: 'number', head: '备案编号', cell: (item) => <FilingNumber item={item} /> },
          ]}
        />
      </div>
    </>
  )
}

/** Leads to the receipt where this portal issued it; a number from elsewhere is only a number. */
function FilingNumber({ item: { receiptNumber, filingNumber } }: { item: FiledItem }) {
  if (!receiptNumber) return filingNumber ?? '未知'
  return <a href={`/receipts/${encodeURIComponent(receiptNumber)}`}>{receiptNumber}</a>
}

function Marks({ item: { status, isDemo } }: { item: FiledItem }) {
  if (status === 'operating' && !isDemo) return null
  return (
    <span className="flex flex-wrap gap-1">
      {status !== 'operating' && <Tag tone="warm">{OPERATING_STATUS_LABELS[status]}</Tag>}
      {isDemo && <Tag tone="warm">演示数据</Tag>}
    </span>
  )
}
