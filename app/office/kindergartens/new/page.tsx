import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { KindergartenForm } from '@/components/kindergartens/kindergarten-form'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageTitle } from '@/components/ui/page-title'
import { requireOfficial } from '@/lib/core/session'
import { keepsRegister } from '@/lib/facilities/policy'
import { listRegionOptions } from '@/lib/regions/queries'

export const metadata: Metadata = { title: '登记幼儿园' }

export default async function NewKindergartenPage() {
  const actor = await requireOfficial()
  const ownPath = actor.regionPath ?? ''
  if (!keepsRegister(actor, ownPath)) notFound()
  return (
    <>
      <Breadcrumbs items={[{ href: '/office/kindergartens', label: '幼儿园' }, { label: '登记幼儿园' }]} />
      <PageTitle title="登记幼儿园" lead="保存后马上计入本地区的指标，并写入变更记录。" />
      <KindergartenForm values={{}} regions={await listRegionOptions(actor, ownPath)} />
    </>
  )
}
