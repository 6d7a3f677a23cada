import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ClaimSummary } from '@/components/claims/claim-summary'
import { GrantClaimForm } from '@/components/claims/grant-claim-form'
import { RefuseClaimForm } from '@/components/claims/refuse-claim-form'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageTitle } from '@/components/ui/page-title'
import { allowedEvents } from '@/lib/claims/policy'
import { findClaim } from '@/lib/claims/queries'
import { requireRole } from '@/lib/core/session'

export const metadata: Metadata = { title: '加入机构的申请' }

type Props = { params: Promise<{ id: string }> }

export default async function ClaimPage({ params }: Props) {
  const actor = await requireRole('reviewer')
  const claim = await findClaim(actor, (await params).id)
  if (!claim) notFound()
  const { id, version, operator, facility } = claim
  const events = allowedEvents(actor, claim)
  return (
    <>
      <Breadcrumbs items={[{ href: '/office/claims', label: '加入机构的申请' }, { label: facility.name }]} />
      <PageTitle title={`${operator.name}申请加入${facility.name}`} />
      <ClaimSummary claim={claim} />
      {events.includes('grant') && (
        <section className="mt-6" aria-labelledby="grant">
          <h2 id="grant" className="mb-4">
            同意
          </h2>
          <GrantClaimForm
            claimId={id}
            version={version}
            currentOperator={facility.hasOtherOperator ? facility.operatorName : null}
          />
        </section>
      )}
      {events.includes('refuse') && (
        <section className="mt-6" aria-labelledby="refuse">
          <h2 id="refuse" className="mb-4">
            不同意
          </h2>
          <RefuseClaimForm claimId={id} version={version} />
        </section>
      )}
    </>
  )
}
