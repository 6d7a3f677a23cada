import type { Metadata } from 'next'
import { ExpertFilters } from '@/components/experts/expert-filters'
import { ExpertTable } from '@/components/experts/expert-table'
import { RollCounts } from '@/components/experts/roll-counts'
import { DoneNotice } from '@/components/ui/done-notice'
import { LinkButton } from '@/components/ui/link-button'
import { PageTitle } from '@/components/ui/page-title'
import { Pager } from '@/components/ui/pager'
import { todayInShanghai } from '@/lib/core/clock'
import { requireOfficial } from '@/lib/core/session'
import { countExperts, listExperts } from '@/lib/experts/queries'
import { expertFilterSchema } from '@/lib/experts/schema'

export const metadata: Metadata = { title: '专家和骨干' }

const PATH = '/office/experts'
const DONE = { added: '已登记', ended: '已登记退出' }
type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function ExpertsPage({ searchParams }: Props) {
  const actor = await requireOfficial('experts.keep')
  const asked = await searchParams
  const filter = expertFilterSchema.parse(asked)
  const [{ items, ...paging }, counts] = await Promise.all([listExperts(actor, filter), countExperts(actor)])
  const { kind = '', q } = filter
  return (
    <>
      <PageTitle
        title="专家和骨干"
        lead="师资库专家、师资骨干和专业人才，凭文件入册，人数计入指标。"
        actions={
          <LinkButton href={`${PATH}/new`} variant="primary">
            登记
          </LinkButton>
        }
      />
      <div className="flex flex-col gap-6">
        <DoneNotice done={asked.done} words={DONE} />
        <RollCounts counts={counts} />
        <ExpertFilters path={PATH} filter={filter} />
        <ExpertTable experts={items} today={todayInShanghai()} />
        <Pager
          {...paging}
          unit="人"
          href={(page) => `${PATH}?${new URLSearchParams({ kind, q, page: String(page) })}`}
        />
      </div>
    </>
  )
}
