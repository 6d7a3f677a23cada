import type { CorrectionTarget } from '@/lib/filing-corrections/rules'
import { CORRECTION_ITEM_LABELS } from '@/lib/filings/labels'
import type { CorrectionDto } from '@/lib/filings/queries'
import { formatDate, formatDateTime } from '@/lib/format/date'

type Props = {
  caseId: string
  correction: CorrectionDto
  targets: readonly CorrectionTarget[]
  reasons: readonly { code: string; title: string }[]
}

/** The list of corrections as it was told, with every answer. */
export function CorrectionReview({ caseId, correction, targets, reasons }: Props) {
  return (
    <>
      <p className="text-muted">
        {correction.askedByName}，{formatDateTime(correction.askedAt)} 一次性告知
        {correction.dueOn && `，请于 ${formatDate(correction.dueOn)} 前补正`}
      </p>
      <p>
        <a href={`/office/filings/${caseId}/documents/corrections`}>下载补正材料通知书（PDF）</a>
      </p>
      {correction.message !== '' && <p className="whitespace-pre-line">{correction.message}</p>}
      <ol className="flex list-decimal flex-col gap-3 ps-6">
        {correction.items.map((item) => (
          <li key={item.id}>
            <strong>{targets.find(({ target }) => target === item.target)?.title ?? '其他'}</strong>：
            {reasons.find(({ code }) => code === item.reason)?.title ?? ''}（
            {CORRECTION_ITEM_LABELS[item.state]}）<p className="whitespace-pre-line">{item.text}</p>
            {item.answer !== '' && <p className="whitespace-pre-line">答复：{item.answer}</p>}
          </li>
        ))}
      </ol>
    </>
  )
}
