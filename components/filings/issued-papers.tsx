import { Notice } from '@/components/ui/notice'
import type { CaseDocuments } from '@/lib/filing-reviews/queries'
import { formatDay } from '@/lib/format/date'
import { RECEIPT_STANDING_LABELS } from '@/lib/receipts/labels'

/** The receipts of a case, each to look at and to print. */
export function IssuedPapers({ receipts }: Pick<CaseDocuments, 'receipts'>) {
  return receipts.map(({ id, number, issuedOn, status }) => (
    <Notice key={id} tone={status === 'valid' ? 'success' : 'info'} title={`备案回执 ${number}`}>
      <p>{`${formatDay(issuedOn)} 出具，${RECEIPT_STANDING_LABELS[status]}。请下载打印，和登记证书一起挂在醒目的地方。`}</p>
      <p className="flex flex-wrap gap-4">
        <a href={`/receipts/${number}/pdf`}>下载回执（PDF）</a>
        <a href={`/receipts/${number}/conditions`}>下载告知书（PDF）</a>
        <a href={`/receipts/${number}`}>查验页面</a>
      </p>
    </Notice>
  ))
}
