import type { Metadata } from 'next'
import { TaskTable } from '@/components/department-tasks/task-table'
import { KeysetPager } from '@/components/filing-queues/keyset-pager'
import { FilterForm } from '@/components/forms/filter-form'
import { TextField } from '@/components/forms/text-field'
import { PageTitle } from '@/components/ui/page-title'
import { TabLinks } from '@/components/ui/tab-links'
import { getCalendar } from '@/lib/calendar/queries'
import { todayInShanghai } from '@/lib/core/clock'
import { requireOfficial } from '@/lib/core/session'
import { countOwnTasks, listOwnTasks } from '@/lib/department-tasks/queries'
import { taskFilterSchema } from '@/lib/department-tasks/schema'
import { formatDay } from '@/lib/format/date'
import { formatInteger } from '@/lib/format/number'

export const metadata: Metadata = { title: '部门意见' }

const PATH = '/office/tasks'
const TABS = { open: '待答复', overdue: '已超期', done: '已结束' } as const

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function OfficeTasksPage({ searchParams }: Props) {
  const actor = await requireOfficial('tasks.answer')
  const filter = taskFilterSchema.parse(await searchParams)
  const [{ items, next }, counts, calendar] = await Promise.all([
    listOwnTasks(actor, filter),
    countOwnTasks(actor, filter),
    getCalendar(),
  ])
  const today = todayInShanghai()
  const { q = '', tab } = filter
  const href = (change: Record<string, string>) => `${PATH}?${new URLSearchParams({ q, tab, ...change })}`
  return (
    <div className="flex flex-col gap-4">
      <PageTitle
        title="部门意见"
        lead={`${actor.department ?? '本部门'}要答复或知悉的备案。到期没有答复的，提示备案部门并列入联席会议清单。`}
      />
      <TabLinks
        label="任务分类"
        items={(['open', 'overdue', 'done'] as const).map((one) => ({
          href: href({ tab: one }),
          label: `${TABS[one]}（${formatInteger(counts[one])}）`,
          current: one === tab,
        }))}
      />
      <FilterForm action={PATH} label="筛选任务" resetHref={q === '' ? undefined : `${PATH}?tab=${tab}`}>
        <input type="hidden" name="tab" value={tab} />
        <TextField name="q" label="机构名称或办件号" type="search" maxLength={100} defaultValue={q} />
      </FilterForm>
      <div className="queue">
        <TaskTable
          tasks={items}
          caption={`${TABS[tab]} · ${formatDay(today)}`}
          today={today}
          calendar={calendar}
        />
      </div>
      <KeysetPager
        total={counts[tab]}
        firstHref={filter.after ? href({}) : null}
        nextHref={next ? href({ after: next }) : null}
        unit="件"
      />
    </div>
  )
}
