import { SummaryList, type SummaryRow } from '@/components/ui/summary-list'
import { Tag } from '@/components/ui/tag'
import type { CaseDocuments } from '@/lib/filing-reviews/queries'
import { CASE_STATE_LABELS, PROCEDURE_KIND_LABELS } from '@/lib/filings/labels'
import type { CaseDto } from '@/lib/filings/queries'
import { formatDate, formatDateTime } from '@/lib/format/date'
import { RECEIPT_STANDING_LABELS } from '@/lib/receipts/labels'

type Props = { filing: CaseDto; documents: CaseDocuments; submittedAt: Date | null }

/** What the case is, whose it is, and what has been issued. */
export function CaseSummary({ filing, documents, submittedAt }: Props) {
  const rows: SummaryRow[] = [
    { label: '事项', value: `${PROCEDURE_KIND_LABELS[filing.kind]}：${filing.definition.title}` },
    {
      label: '状态',
      value: (
        <>
          {CASE_STATE_LABELS[filing.state]}
          {filing.isDemo && <Tag tone="warm">演示</Tag>}
        </>
      ),
    },
    { label: '举办者', value: `${filing.operatorName}（${filing.operatorCreditCode}）` },
    { label: '地区', value: filing.regionName },
    { label: '收到材料', value: formatDate(filing.receivedOn) },
    {
      label: '最近一次提交',
      value: `第 ${filing.submissions} 次，${formatDateTime(submittedAt)}`,
    },
    { label: '经办人', value: filing.assigneeName ?? '还没有分派' },
    ...documents.receipts.map((receipt) => ({
      label: '备案回执',
      value: (
        <>
          <a href={`/receipts/${encodeURIComponent(receipt.number)}`}>{receipt.number}</a>（
          {RECEIPT_STANDING_LABELS[receipt.status]}，{formatDate(receipt.issuedOn)}）{' '}
          <a href={`/office/filings/${filing.id}/documents/receipt`}>下载回执（PDF）</a>{' '}
          {filing.definition.conditions.length > 0 && (
            <a href={`/office/filings/${filing.id}/documents/conditions`}>下载告知书（PDF）</a>
          )}
        </>
      ),
    })),
  ]
  return <SummaryList rows={rows} />
}
