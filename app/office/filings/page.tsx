import type { Metadata } from 'next'
import { BulkAssignForm } from '@/components/filing-queues/bulk-assign-form'
import { KeysetPager } from '@/components/filing-queues/keyset-pager'
import { QueueFilterForm } from '@/components/filing-queues/queue-filter'
import { QueueTable } from '@/components/filing-queues/queue-table'
import { Frozen } from '@/components/ui/frozen'
import { LinkButton } from '@/components/ui/link-button'
import { PageTitle } from '@/components/ui/page-title'
import { TabLinks } from '@/components/ui/tab-links'
import { can } from '@/lib/core/actor'
import { todayInShanghai } from '@/lib/core/clock'
import { orNotFound } from '@/lib/core/page'
import { requireThat } from '@/lib/core/session'
import { QUEUE_TAB_LABELS } from '@/lib/filing-queues/labels'
import { actsInCounty, readsQueue } from '@/lib/filing-queues/policy'
import { countQueue, countyOf, listAssignees, listQueue, listQueueAreas } from '@/lib/filing-queues/queries'
import { QUEUE_TABS, queueFilterSchema, queueQuery } from '@/lib/filing-queues/schema'
import { formatDay } from '@/lib/format/date'
import { formatInteger } from '@/lib/format/number'

export const metadata: Metadata = { title: '备案办理' }

const PATH = '/office/filings'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function OfficeFilingsPage({ searchParams }: Props) {
  const actor = await requireThat(readsQueue)
  const filter = queueFilterSchema.parse(await searchParams)
  const [page, counts, assignees, areas, county] = await Promise.all([
    orNotFound(listQueue(actor, filter)),
    orNotFound(countQueue(actor, filter)),
    listAssignees(actor),
    listQueueAreas(actor),
    countyOf(actor),
  ])
  const canAssign = actsInCounty(actor, county) && filter.tab !== 'finished'
  const today = todayInShanghai()
  const href = (change: Parameters<typeof queueQuery>[1]) => `${PATH}?${queueQuery(filter, change)}`
  const tabs = QUEUE_TABS.filter((tab) => tab !== 'mine' || can(actor, 'filings.review'))
  return (
    <div className="flex flex-col gap-4">
      <PageTitle
        title="备案办理"
        lead="收到材料起 5 个工作日内出具回执，15 个工作日内核查；超期的排在最前面，并列入联席会议清单。"
        actions={
          <LinkButton href={`${PATH}/export?${queueQuery(filter)}`} download>
            导出 Excel
          </LinkButton>
        }
      />
      <TabLinks
        label="办件分类"
        items={tabs.map((tab) => ({
          href: href({ tab }),
          label: `${QUEUE_TAB_LABELS[tab]}（${formatInteger(counts[tab])}）`,
          current: tab === filter.tab,
        }))}
      />
      <QueueFilterForm action={PATH} filter={filter} assignees={assignees} areas={areas} />
      {canAssign && page.items.length > 0 && <BulkAssignForm assignees={assignees} ownId={actor.accountId} />}
      <div className="queue">
        <Frozen data={page} view={`${today}|${canAssign}|${filter.tab}`}>
          {() => (
            <QueueTable
              items={page.items}
              caption={`${QUEUE_TAB_LABELS[filter.tab]} · ${formatDay(today)}`}
              isNewestFirst={filter.tab === 'finished'}
              canAssign={canAssign}
            />
          )}
        </Frozen>
      </div>
      <KeysetPager
        total={counts[filter.tab]}
        firstHref={filter.after ? href({}) : null}
        nextHref={page.next ? href({ after: page.next }) : null}
        unit="件"
      />
    </div>
  )
}
