import type { Metadata } from 'next'
import { NoticeList } from '@/components/notices/notice-list'
import { ReadAllForm } from '@/components/notices/read-all-form'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { Pager } from '@/components/ui/pager'
import { requireActor } from '@/lib/core/session'
import { countUnread, listNotices } from '@/lib/notices/queries'
import { noticeFilterSchema } from '@/lib/notices/schema'

export const metadata: Metadata = { title: '消息', robots: { index: false } }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function NoticesPage({ searchParams }: Props) {
  const actor = await requireActor()
  const filter = noticeFilterSchema.parse(await searchParams)
  const [{ items, ...paging }, unread] = await Promise.all([listNotices(actor, filter), countUnread(actor)])
  const newest = items[0]
  return (
    <>
      <PageTitle
        title="消息"
        lead={unread > 0 ? `有 ${unread} 条未读。` : '没有未读的消息。'}
        actions={unread > 0 && newest && filter.page === 1 && <ReadAllForm upTo={newest.id} />}
      />
      {items.length > 0 && <NoticeList notices={items} />}
      {paging.total === 0 && (
        <Notice title="还没有消息">
          <p>您的事项有了进展，或者需要您办理时，会在这里告诉您，并带您到要办的那一页。</p>
        </Notice>
      )}
      {paging.total > 0 && items.length === 0 && (
        <Notice title="这一页没有消息">
          <p>
            <a href="/account/notices">回到最新的消息</a>
          </p>
        </Notice>
      )}
      <Pager {...paging} href={(page) => `/account/notices?page=${page}`} />
    </>
  )
}
