import { DataTable } from '@/components/ui/data-table'
import { type JoinCandidate, MOST_CANDIDATES } from '@/lib/claims/queries'
import { FACILITY_KIND_LABELS } from '@/lib/facilities/labels'

type Props = { items: readonly JoinCandidate[]; href: (facilityId: string) => string }

/** Each line leads to the request for that facility, unless it is one's own or asked for already. */
export function JoinResults({ items, href }: Props) {
  return (
    <DataTable
      caption="找到的机构"
      note={
        items.length === MOST_CANDIDATES ? `只列出前 ${MOST_CANDIDATES} 家，请把名称写得更完整` : undefined
      }
      rows={items}
      rowKey={(item) => item.id}
      empty={<p>没有找到。请核对信用代码或名称；还没有登记过的机构，请直接办理备案。</p>}
      columns={[
        { key: 'name', head: '机构', cell: (item) => item.name },
        { key: 'region', head: '地区', cell: (item) => item.regionName },
        { key: 'address', head: '地址', cell: (item) => item.address ?? '没有登记' },
        { key: 'kind', head: '类型', cell: (item) => FACILITY_KIND_LABELS[item.kind] },
        {
          key: 'join',
          head: '申请',
          cell: (item) => {
            if (item.isOwn) return '已在您名下'
            if (item.isRequested) return '已申请，等待答复'
            return (
              <a href={href(item.id)} className="whitespace-nowrap">
                申请加入<span className="sr-only">：{item.name}</span>
              </a>
            )
          },
        },
      ]}
    />
  )
}
