import { Tag } from '@/components/ui/tag'
import { formatDateTime } from '@/lib/format/date'
import type { NoticeDto } from '@/lib/notices/queries'
import { NoticeForms } from './notice-forms'

/** The inbox, newest first; what is new says so in words. */
export function NoticeList({ notices }: { notices: readonly NoticeDto[] }) {
  return (
    <ol className="notice-list">
      {notices.map((notice) => (
        <li key={notice.id} data-unread={notice.isRead ? undefined : ''}>
          <article aria-labelledby={`n-${notice.id}`}>
            <h2 id={`n-${notice.id}`}>
              {!notice.isRead && <Tag tone="warm">未读</Tag>}
              {notice.title}
            </h2>
            <p className="notice-text">{notice.text}</p>
            <p className="text-muted">{formatDateTime(notice.createdAt)}</p>
            <NoticeForms
              noticeId={notice.id}
              title={notice.title}
              hasLink={notice.href !== ''}
              isRead={notice.isRead}
            />
          </article>
        </li>
      ))}
    </ol>
  )
}
