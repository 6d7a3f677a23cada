import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ComingSessions } from '@/components/training/coming-sessions'
import { ProofSection } from '@/components/training/proof-section'
import { Transcript } from '@/components/training/transcript'
import { LinkButton } from '@/components/ui/link-button'
import { PageTitle } from '@/components/ui/page-title'
import { requirePermission } from '@/lib/core/session'
import { transcriptOf } from '@/lib/training-ledgers/queries'
import { listProofs } from '@/lib/training-proofs/queries'
import { listSessionsForMe } from '@/lib/training-sessions/queries'

export const metadata: Metadata = { title: '我的学时' }

export default async function StaffTrainingPage() {
  const actor = await requirePermission('staff.own')
  const personId = actor.staffPersonId
  const transcript = personId && (await transcriptOf(actor, personId))
  if (!personId || !transcript) notFound()
  const [sessions, proofs] = await Promise.all([listSessionsForMe(actor), listProofs(actor, personId)])
  return (
    <>
      <PageTitle
        title="我的学时"
        lead="要求按您现在工作的机构所在地区的文件。"
        actions={
          <LinkButton href="/staff/training/sign-in" variant="primary">
            培训签到
          </LinkButton>
        }
      />
      <div className="flex flex-col gap-6">
        <Transcript transcript={transcript} />
        <ComingSessions sessions={sessions} />
        <ProofSection personId={personId} proofs={proofs} />
      </div>
    </>
  )
}
