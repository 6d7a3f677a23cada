import { Notice } from '@/components/ui/notice'
import { OUTCOME_LABELS } from '@/lib/certificate-reviews/labels'
import type { Decision } from '@/lib/certificate-reviews/rules'

/** What became of a batch: how many were done, and which were left and why. */
export function Outcomes({ decisions, done }: { decisions: readonly Decision[]; done: string }) {
  const left = decisions.filter(({ outcome }) => outcome !== 'done')
  return (
    <Notice
      tone={left.length === 0 ? 'success' : 'warning'}
      title={`${done} ${decisions.length - left.length} 张`}
      live
    >
      {left.length > 0 && (
        <>
          <p>{left.length} 张没有办：</p>
          <ul>
            {left.map(({ id, personName, outcome }) => (
              <li key={id}>
                {personName && `${personName}：`}
                {OUTCOME_LABELS[outcome]}
              </li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  )
}
