import { Notice } from '@/components/ui/notice'
import { formatDate } from '@/lib/format/date'
import { RECEIPT_STANDING_LABELS, SIGNATURE_CHECK_LABELS } from '@/lib/receipts/labels'
import type { ReceiptDto } from '@/lib/receipts/queries'

const LOOK = {
  valid: { tone: 'success', shape: '●' },
  changed: { tone: 'warning', shape: '◐' },
  cancelled: { tone: 'warning', shape: '○' },
  invalid: { tone: 'error', shape: '▲' },
} as const

/** Whether it counts: shape, word and colour, and what to do when it does not. */
export function ReceiptStanding({ receipt }: { receipt: ReceiptDto }) {
  const { standing, statusSince, replacedBy, isDemo } = receipt
  const { tone, shape } = LOOK[standing]
  // Green is for what counts.
  const isGreen = tone === 'success' && !isDemo
  return (
    <>
      {isDemo && <Notice tone="warning" title="演示回执：编号和内容都是编造的，没有任何效力" />}
      <Notice
        tone={tone === 'success' && !isGreen ? 'info' : tone}
        title={`${shape} ${RECEIPT_STANDING_LABELS[standing]}${isDemo ? '（演示）' : ''}`}
      >
        {standing === 'changed' && (
          <p>
            自 {formatDate(statusSince)} 起由新的回执取代。
            {replacedBy && (
              <a href={`/receipts/${encodeURIComponent(replacedBy)}`}>查看现在有效的回执 {replacedBy}</a>
            )}
          </p>
        )}
        {standing === 'cancelled' && <p>自 {formatDate(statusSince)} 起注销，这家机构已经终止服务。</p>}
        {standing === 'invalid' && <InvalidReason receipt={receipt} />}
      </Notice>
    </>
  )
}

function InvalidReason({ receipt: { check, problems, issuerName } }: { receipt: ReceiptDto }) {
  return (
    <>
      <p>{SIGNATURE_CHECK_LABELS[check]}。</p>
      {problems.length > 0 && <p>平台记录与签名的内容不一致：{problems.join('、')}。</p>}
      <p>请不要采信这张回执，并告诉{issuerName}或平台管理员。</p>
    </>
  )
}
