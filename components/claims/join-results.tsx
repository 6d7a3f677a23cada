import { type JoinCandidate, MOST_CANDIDATES } from '@/lib/claims/queries'
import { FACILITY_KIND_LABELS } from '@/lib/facilities/labels'

type Props = { items: readonly JoinCandidate[]; href: (facilityId: string) => string }

/** A list and no table: people look for one facility, mostly on a phone. Each leads to the request for it. */
export function JoinResults({ items, href }: Props) {
  return (
    <section className="mt-6" aria-labelledby="found">
      <h2 id="found">找到的机构</h2>
      {items.length === 0 && (
        <p className="mt-2">没有找到。请核对信用代码或名称；还没有登记过的机构，请直接办理备案。</p>
      )}
      {items.length === MOST_CANDIDATES && (
        <p className="text-muted">只列出前 {MOST_CANDIDATES} 家，没有您的机构时，请把名称写得更完整。</p>
      )}
      <ul className="mt-2">
        {items.map((item) => (
          <li key={item.id} className="border-b border-line py-3">
            <h3>{item.name}</h3>
            <p>
              {FACILITY_KIND_LABELS[item.kind]}，{item.regionName}，{item.address ?? '详细地址没有登记'}
            </p>
            <p>
              {item.isOwn && '已在您单位名下'}
              {item.isRequested && '已申请，等待答复'}
              {!item.isOwn && !item.isRequested && (
                <a href={href(item.id)}>
                  申请加入<span className="sr-only">：{item.name}</span>
                </a>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
