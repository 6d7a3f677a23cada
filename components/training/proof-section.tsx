import { formatDateTime } from '@/lib/format/date'
import type { ProofItem } from '@/lib/training-proofs/queries'
import { IssueProofForm } from './proof-forms'

type Props = { personId: string; proofs: readonly ProofItem[] }

/** A transcript on paper: make one, and the ones made before. */
export function ProofSection({ personId, proofs }: Props) {
  return (
    <section aria-labelledby="proofs" className="flex flex-col gap-3">
      <h2 id="proofs">学时证明</h2>
      <p>证明带编号、签名和二维码，拿到的人扫码就能核验。内容是出具当天的学时。</p>
      {proofs.length > 0 && (
        <ul className="flex flex-col gap-2">
          {proofs.map(({ number, issuedAt, revokedAt }) => {
            const path = `/proofs/${encodeURIComponent(number)}`
            return (
              <li key={number}>
                <a href={path}>{number}</a>，{formatDateTime(issuedAt)}
                {revokedAt ? (
                  '，已撤销'
                ) : (
                  <>
                    {' '}
                    · <a href={`${path}/pdf`}>打开 PDF</a>
                  </>
                )}
              </li>
            )
          })}
        </ul>
      )}
      <IssueProofForm personId={personId} />
    </section>
  )
}
