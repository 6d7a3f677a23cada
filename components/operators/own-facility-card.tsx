import { SummaryList } from '@/components/ui/summary-list'
import { Tag } from '@/components/ui/tag'
import { FACILITY_KIND_LABELS, FILING_STATE_LABELS, OPERATING_STATUS_LABELS } from '@/lib/facilities/labels'
import { CASE_STATE_LABELS } from '@/lib/filings/labels'
import { formatDay } from '@/lib/format/date'
import type { OwnFacility } from '@/lib/operators/queries'
import { KIND_LABELS } from '@/lib/procedures/labels'
import { startLinks } from './facility-links'

/** One facility of the body: where its filing stands, what is under way, what can be started. */
export function OwnFacilityCard({ facility }: { facility: OwnFacility }) {
  const { id, name, status, filing, receipt, openCases } = facility
  const links = startLinks(facility)
  const number = receipt?.number ?? filing.number
  return (
    <section className="mt-6" aria-labelledby={`facility-${id}`}>
      <h2 id={`facility-${id}`} className="flex flex-wrap items-center gap-2">
        {name}
        {facility.isDemo && <Tag tone="warm">演示</Tag>}
      </h2>
      <SummaryList
        rows={[
          { label: '类型', value: FACILITY_KIND_LABELS[facility.kind] },
          { label: '地址', value: facility.address ?? `${facility.region.name}，详细地址没有登记` },
          {
            label: '状态',
            value:
              status === 'closed' ? (
                OPERATING_STATUS_LABELS[status]
              ) : (
                <>
                  {OPERATING_STATUS_LABELS[status]}，<a href={`/facilities/${id}`}>家长看到的页面</a>
                </>
              ),
          },
          {
            label: '备案',
            value: filing.filedOn
              ? `${FILING_STATE_LABELS[filing.state]}（${formatDay(filing.filedOn)}）`
              : FILING_STATE_LABELS[filing.state],
          },
          {
            label: '回执编号',
            value: receipt ? (
              <a href={`/receipts/${receipt.number}`}>{receipt.number}</a>
            ) : (
              (number ?? '没有')
            ),
          },
          ...openCases.map((one) => ({
            label: '正在办理',
            value: (
              <a href={`/operator/filings/${one.id}`}>
                {KIND_LABELS[one.kind]}（{one.number}，{CASE_STATE_LABELS[one.state]}）
              </a>
            ),
          })),
        ]}
      />
      {links.length > 0 && (
        <p className="mt-3 flex flex-wrap gap-x-4 gap-y-2">
          {links.map((link) => (
            <a key={link.kind} href={link.href}>
              {link.label}
              <span className="sr-only">：{name}</span>
            </a>
          ))}
        </p>
      )}
    </section>
  )
}
