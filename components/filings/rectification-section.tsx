import { Notice } from '@/components/ui/notice'
import type { NoticeDto } from '@/lib/filing-reviews/queries'
import type { CaseDto } from '@/lib/filings/queries'
import { formatDateTime, formatDay } from '@/lib/format/date'
import { RectifyForm } from './rectify-form'

/** What does not meet the standards, with the articles; what was reported; the form to report. */
export function RectificationSection({
  filing,
  notices,
}: {
  filing: CaseDto
  notices: readonly NoticeDto[]
}) {
  if (notices.length === 0) return null
  const open = notices.find(({ rectifiedOn }) => rectifiedOn === null)
  return (
    <section className="mt-6" aria-labelledby="rectification">
      <h2 id="rectification">不符合标准的通知</h2>
      {notices.map((notice) => (
        <Notice
          key={notice.id}
          tone={notice.rectifiedOn ? 'success' : 'warning'}
          title={
            notice.rectifiedOn
              ? `已于 ${formatDay(notice.rectifiedOn)} 整改完成`
              : `${formatDay(notice.issuedOn)} 通知：下面的内容不符合标准，请整改`
          }
        >
          <p className="flex flex-wrap gap-4">
            {`通知编号 ${notice.number}`}
            <a href={`/operator/filings/${filing.id}/documents/noncompliance`}>下载告知书（PDF）</a>
          </p>
          <ol>
            {notice.reasons.map(({ text, article }) => (
              <li key={`${text}${article}`}>
                {text}
                {article && <span className="text-muted">{`（依据：${article}）`}</span>}
              </li>
            ))}
          </ol>
          {notice.reportedAt && (
            <p className="whitespace-pre-line">
              {`您在 ${formatDateTime(notice.reportedAt)} 报告：${notice.rectificationReport}`}
            </p>
          )}
        </Notice>
      ))}
      {open && filing.events.includes('report_rectified') && (
        <RectifyForm caseId={filing.id} version={filing.version} report={open.rectificationReport} />
      )}
    </section>
  )
}
