import { Notice } from '@/components/ui/notice'
import { formatDate } from '@/lib/format/date'
import { SIGNATURE_CHECK_LABELS } from '@/lib/receipts/labels'
import { PROOF_STANDING_LABELS } from '@/lib/training-proofs/labels'
import type { PublicProof } from '@/lib/training-proofs/queries'

const LOOK = {
  valid: { tone: 'success', shape: '●' },
  outdated: { tone: 'warning', shape: '◐' },
  revoked: { tone: 'error', shape: '○' },
  invalid: { tone: 'error', shape: '▲' },
} as const

/** Whether it counts: shape, word and colour. Green is for what is real. */
export function ProofStanding({ proof }: { proof: PublicProof }) {
  const { standing, check, isDemo, revokedOn, revokedAttendances } = proof
  const { tone, shape } = LOOK[standing]
  return (
    <>
      {isDemo && <Notice tone="warning" title="演示证明：编号和内容都是编造的，没有任何效力" />}
      <Notice
        tone={tone === 'success' && isDemo ? 'info' : tone}
        title={`${shape} ${PROOF_STANDING_LABELS[standing]}${isDemo ? '（演示）' : ''}`}
      >
        {standing === 'outdated' && (
          <p>出具以后，列出的培训中有 {revokedAttendances} 项学时被撤销，请向持有人要一份新的证明。</p>
        )}
        {standing === 'revoked' && <p>自 {formatDate(revokedOn)} 起撤销，请不要采信。</p>}
        {standing === 'invalid' && <p>{SIGNATURE_CHECK_LABELS[check]}。请不要采信这份证明。</p>}
      </Notice>
    </>
  )
}
