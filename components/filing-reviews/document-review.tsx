import { SITE_CHECK_RESULT_LABELS } from '@/lib/filing-reviews/labels'
import type { CaseDocuments } from '@/lib/filing-reviews/queries'
import { formatDate, formatDateTime } from '@/lib/format/date'

type Props = { caseId: string; documents: CaseDocuments }

/** Visits and notices of non-compliance, newest first. */
export function DocumentReview({ caseId, documents }: Props) {
  const { siteChecks, notices } = documents
  if (siteChecks.length + notices.length === 0) return <p className="text-muted">还没有现场核查记录。</p>
  return (
    <ul className="flex flex-col gap-4">
      {notices.map((notice) => (
        <li key={notice.id} className="border-b border-line pb-3">
          <h3>不符合标准通知 {notice.number}</h3>
          <ul className="list-disc ps-5">
            {notice.reasons.map(({ text, article }) => (
              <li key={`${text}${article}`}>
                {text}
                <span className="text-muted">（{article}）</span>
              </li>
            ))}
          </ul>
          <p className="text-muted">{formatDate(notice.issuedOn)}，已公开</p>
          <p>
            <a href={`/office/filings/${caseId}/documents/noncompliance`}>下载告知书（PDF）</a>
          </p>
          {notice.reportedAt && (
            <p>
              举办者 {formatDateTime(notice.reportedAt)} 报告整改：{notice.rectificationReport}
            </p>
          )}
          {notice.rectifiedOn && <p>{formatDate(notice.rectifiedOn)} 确认整改到位</p>}
        </li>
      ))}
      {siteChecks.map((check) => (
        <li key={check.id} className="border-b border-line pb-3">
          <h3>
            {formatDate(check.checkedOn)} 现场核查：{SITE_CHECK_RESULT_LABELS[check.result]}
          </h3>
          {check.findings !== '' && <p className="whitespace-pre-line">{check.findings}</p>}
          <p className="text-muted">
            核查人员 {check.inspectors}，{check.recordedByName}登记
          </p>
        </li>
      ))}
    </ul>
  )
}
