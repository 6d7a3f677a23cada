import type { Metadata } from 'next'
import { ReportedFilters } from '@/components/reported/reported-filters'
import { ReportedTable } from '@/components/reported/reported-table'
import { LinkButton } from '@/components/ui/link-button'
import { PageTitle } from '@/components/ui/page-title'
import { Pager } from '@/components/ui/pager'
import { requireAdmin } from '@/lib/core/session'
import { canEnterSomewhere } from '@/lib/reported/policy'
import { listReported } from '@/lib/reported/queries'
import { reportedFilterSchema } from '@/lib/reported/schema'

export const metadata: Metadata = { title: '上报数据' }

const PATH = '/admin/reported'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function AdminReportedPage({ searchParams }: Props) {
  const actor = await requireAdmin('reported.keep')
  const filter = reportedFilterSchema.parse(await searchParams)
  const { items, ...paging } = await listReported(actor, filter)
  const canEnter = canEnterSomewhere(actor)
  const { state = '', indicator = '', region = '' } = filter
  const href = (page: number) =>
    `${PATH}?${new URLSearchParams({ state, indicator, region, page: String(page) })}`
  return (
    <>
      <PageTitle
        title="上报数据"
        lead="登记系统里算不出来的指标，由一个人凭文件录入，另一个人确认后才计入。"
        actions={
          canEnter && (
            <LinkButton href={`${PATH}/new`} variant="primary">
              录入数据
            </LinkButton>
          )
        }
      />
      <ReportedFilters path={PATH} filter={filter} />
      <ReportedTable figures={items} room="/admin" canEnter={canEnter} />
      <Pager {...paging} href={href} />
    </>
  )
}
