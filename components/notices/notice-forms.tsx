'use client'
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/forms/error-summary'
import { SubmitButton } from '@/components/forms/submit-button'
import { idle } from '@/lib/core/action-state'
import { openNoticeAction, readNoticeAction } from '@/lib/notices/actions'

type Props = { noticeId: string; title: string; hasLink: boolean; isRead: boolean }

/** Forms, not links: going there also takes the line off the unread count. */
export function NoticeForms({ noticeId, title, hasLink, isRead }: Props) {
  const [openState, open] = useActionState(openNoticeAction, idle)
  const [readState, read] = useActionState(readNoticeAction, idle)
  if (!hasLink && isRead) return null
  const about = <span className="sr-only">：{title}</span>
  return (
    <>
      <ErrorSummary state={openState} />
      <ErrorSummary state={readState} />
      <div className="flex flex-wrap gap-3">
        {hasLink && (
          <form action={open}>
            <input type="hidden" name="noticeId" value={noticeId} />
            <SubmitButton variant="secondary" pendingLabel="正在打开…">
              查看{about}
            </SubmitButton>
          </form>
        )}
        {!isRead && (
          <form action={read}>
            <input type="hidden" name="noticeId" value={noticeId} />
            <SubmitButton variant="quiet">标为已读{about}</SubmitButton>
          </form>
        )}
      </div>
    </>
  )
}
