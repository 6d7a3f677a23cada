import { SummaryList } from '@/components/ui/summary-list'
import { CLAIM_STATE_LABELS } from '@/lib/claims/labels'
import type { ClaimDto } from '@/lib/claims/queries'
import { formatDateTime } from '@/lib/format/date'
import { WithdrawClaimForm } from './withdraw-claim-form'

/** The body's requests to join a facility: the answer and its reason, or the way back. */
export function OwnClaims({ claims }: { claims: readonly ClaimDto[] }) {
  if (claims.length === 0) return null
  return (
    <section className="mt-8" aria-labelledby="claims">
      <h2 id="claims">加入机构的申请</h2>
      {claims.map((claim) => (
        <div key={claim.id} className="mt-4">
          <h3>{claim.facility.name}</h3>
          <SummaryList
            rows={[
              { label: '状态', value: CLAIM_STATE_LABELS[claim.state] },
              { label: '申请', value: `${claim.requestedByName}，${formatDateTime(claim.createdAt)}` },
              ...(claim.decidedAt
                ? [
                    {
                      label: '答复',
                      value: `${claim.decidedByName ?? '主管部门'}，${formatDateTime(claim.decidedAt)}`,
                    },
                  ]
                : []),
              ...(claim.reason ? [{ label: '原因', value: claim.reason }] : []),
            ]}
          />
          {claim.state === 'requested' && (
            <WithdrawClaimForm claimId={claim.id} version={claim.version} name={claim.facility.name} />
          )}
        </div>
      ))}
    </section>
  )
}
