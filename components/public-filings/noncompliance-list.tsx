import { Tag } from '@/components/ui/tag'
import { formatDay } from '@/lib/format/date'
import type { NoncomplianceItem } from '@/lib/public-filings/queries'

type Props = { items: readonly NoncomplianceItem[]; caption: string }

/** 不符合要求公示: who, what falls short and by which article, since when, and whether it is put right. */
export function NoncomplianceList({ items, caption }: Props) {
  return (
    <ul className="flex flex-col gap-3" aria-label={caption}>
      {items.map((item) => (
        <li key={item.number} className="tile">
          <h2 className="tile-head">
            {item.status === 'closed' ? (
              item.name
            ) : (
              <a href={`/facilities/${item.facilityId}`}>{item.name}</a>
            )}
            <Rectified on={item.rectifiedOn} />
          </h2>
          <p>
            {item.regionName}
            {item.address && `，${item.address}`}
          </p>
          <ReasonList reasons={item.reasons} />
          <p className="text-muted">
            {item.issuerName} {formatDay(item.issuedOn)}告知，编号 {item.number}
          </p>
          {item.isDemo && (
            <p>
              <Tag tone="warm">演示数据</Tag>
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}

/** What does not meet the standards, each with its article. */
export function ReasonList({ reasons }: { reasons: NoncomplianceItem['reasons'] }) {
  return (
    <ul className="list-disc pl-6">
      {reasons.map(({ text, article }) => (
        <li key={`${text}${article}`}>
          {text}
          {article !== '' && <span className="text-muted">（{article}）</span>}
        </li>
      ))}
    </ul>
  )
}

function Rectified({ on }: { on: string | null }) {
  if (on === null) return <Tag tone="warm">▲ 还没有整改到位</Tag>
  return <Tag tone="primary">● 已整改，{formatDay(on)}</Tag>
}
