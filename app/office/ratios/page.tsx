import type { Metadata } from 'next'
import { RatioFilters } from '@/components/ratios/ratio-filters'
import { RatioTable } from '@/components/ratios/ratio-table'
import { PageTitle } from '@/components/ui/page-title'
import { Pager } from '@/components/ui/pager'
import { requireOfficial } from '@/lib/core/session'
import { listRatios } from '@/lib/ratios/queries'
import { ratioFilterSchema } from '@/lib/ratios/schema'

export const metadata: Metadata = { title: '照护比例' }

const PATH = '/office/ratios'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function RatiosPage({ searchParams }: Props) {
  const actor = await requireOfficial('ratios.read')
  const filter = ratioFilterSchema.parse(await searchParams)
  const { items, ...paging } = await listRatios(actor, filter)
  const query = (more: Record<string, string>) =>
    new URLSearchParams({ days: String(filter.days), show: filter.show, q: filter.q, ...more })
  return (
    <div className="flex flex-col gap-4">
      <PageTitle
        title="照护比例"
        lead="按机构每天登记的到园人数和排班计算。不足的机构当时就收到提醒，多次不足的会通知审核员和检查员。"
      />
      <RatioFilters path={PATH} filter={filter} hasName />
      <RatioTable rows={items} days={filter.days} />
      <Pager {...paging} href={(page) => `${PATH}?${query({ page: String(page) })}`} />
      {items.length > 0 && (
        <p className="no-print">
          导出：<a href={`${PATH}/export?${query({ format: 'csv' })}`}>CSV</a>　
          <a href={`${PATH}/export?${query({ format: 'xlsx' })}`}>XLSX</a>
        </p>
      )}
    </div>
  )
}
