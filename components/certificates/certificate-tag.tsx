import { Tag } from '@/components/ui/tag'
import { CERTIFICATE_STATE_LABELS, STANDING_LABELS } from '@/lib/certificates/labels'
import type { CertificateDto } from '@/lib/certificates/queries'

type Props = { certificate: Pick<CertificateDto, 'state' | 'standing' | 'renewal'> }

/** Where a certificate stands; what counts is what it is worth today, not only that somebody looked at it. */
export function CertificateTag({ certificate: { state, standing, renewal } }: Props) {
  const isGood = standing === 'good'
  const words = state === 'verified' && !isGood ? STANDING_LABELS[standing] : CERTIFICATE_STATE_LABELS[state]
  return (
    <>
      <Tag tone={isGood ? 'primary' : state === 'submitted' || standing === 'ended' ? 'warm' : 'plain'}>
        {words}
      </Tag>
      {renewal?.state === 'submitted' && <Tag>更新待核验</Tag>}
      {renewal?.state === 'verified' && <Tag>已更新</Tag>}
    </>
  )
}
