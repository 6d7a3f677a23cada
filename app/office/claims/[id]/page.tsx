import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ClaimSummary } from '@/components/claims/claim-summary'
import { GrantClaimForm } from '@/components/claims/grant-claim-form'
import { RefuseClaimForm } from '@/components/claims/refuse-claim-form'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { DoneNotice } from '@/components/ui/done-notice'
import { PageTitle } from '@/components/ui/page-title'
import { allowedEvents } from '@/lib/claims/policy'
import { findClaim } from '@/lib/claims/queries'
import { requireOfficial } from '@/lib/core/session'

export const metadata: Metadata = { title: '加入机构的申请' }

const DONE = {
  granted: '已同意，机构已在申请单位名下，申请单位会收到通知',
  refused: '已答复不同意，申请单位会收到通知',
}

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function ClaimPage({ params, searchParams }: Props) {
  const actor = await requireOfficial('claims.decide')
  const claim = await findClaim(actor, (await params).id)
  if (!claim) notFound()
  const { id, version, operator, facility } = claim
  const events = allowedEvents(actor, claim)
  return (
    <>
      <Breadcrumbs items={[{ href: '/office/claims', label: '加入机构的申请' }, { label: facility.name }]} />
      <PageTitle title={`${operator.name}申请加入${facility.name}`} />
      <DoneNotice done={(await searchParams).done} words={DONE} />
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
