import type { Metadata } from 'next'
import { OwnClaims } from '@/components/claims/own-claims'
import { NoBody } from '@/components/operators/no-body'
import { OwnFacilityCard } from '@/components/operators/own-facility-card'
import { DoneNotice } from '@/components/ui/done-notice'
import { LinkButton } from '@/components/ui/link-button'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { listClaims } from '@/lib/claims/queries'
import { requirePermission } from '@/lib/core/session'
import { findOwnOperator, listOwnFacilities } from '@/lib/operators/queries'

export const metadata: Metadata = { title: '机构' }

const DONE = {
  requested: '申请已提交。主管部门答复后，会在“消息”里通知您。',
  withdrawn: '申请已撤回',
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function OwnFacilitiesPage({ searchParams }: Props) {
  const actor = await requirePermission('operator.run')
  const operator = await findOwnOperator(actor)
  if (!operator) {
    return (
      <>
        <PageTitle title="机构" />
        <NoBody />
      </>
    )
  }
  const [facilities, claims] = await Promise.all([
    listOwnFacilities(actor),
    listClaims(actor, { state: 'all', page: 1 }),
  ])
  return (
    <>
      <PageTitle
        title="机构"
        lead={`${operator.name}举办的机构`}
        actions={
          <>
            <LinkButton href="/operator/filings/new" variant="primary">
              为新机构办理备案
            </LinkButton>
            <LinkButton href="/operator/facilities/join">加入已登记的机构</LinkButton>
          </>
        }
      />
      <DoneNotice done={(await searchParams).done} words={DONE} />
      {facilities.length === 0 && (
        <Notice title="单位名下还没有机构">
          <p>
            还没有办过备案，请点“为新机构办理备案”。机构已经在门户上登记过的，请点“加入已登记的机构”，主管部门同意后就在您名下。
          </p>
        </Notice>
      )}
      {facilities.map((facility) => (
        <OwnFacilityCard key={facility.id} facility={facility} />
      ))}
      <OwnClaims claims={claims.items} />
    </>
  )
}
