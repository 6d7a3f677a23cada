import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { FacilityForm } from '@/components/facilities/facility-form'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageTitle } from '@/components/ui/page-title'
import { requireOfficial } from '@/lib/core/session'
import { keepsRegister } from '@/lib/facilities/policy'
import { listKindergartenNames } from '@/lib/kindergartens/queries'
import { listRegionOptions } from '@/lib/regions/queries'

export const metadata: Metadata = { title: '登记机构' }

export default async function NewFacilityPage() {
  const actor = await requireOfficial()
  const ownPath = actor.regionPath ?? ''
  if (!keepsRegister(actor, ownPath)) notFound()
  const [regions, kindergartens] = await Promise.all([
    listRegionOptions(actor, ownPath),
    listKindergartenNames(actor, ownPath),
  ])
  return (
    <>
      <Breadcrumbs items={[{ href: '/office/facilities', label: '机构' }, { label: '登记机构' }]} />
      <PageTitle title="登记机构" lead="保存后马上计入本地区的指标，并写入变更记录。" />
      <FacilityForm values={{ filingState: 'unknown' }} lists={{ regions, kindergartens }} />
    </>
  )
}
