import type { Metadata } from 'next'
import { AddExpertForm } from '@/components/experts/add-expert-form'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageTitle } from '@/components/ui/page-title'
import { requireOfficial } from '@/lib/core/session'
import { countExperts } from '@/lib/experts/queries'
import { listRegionOptions } from '@/lib/regions/queries'

export const metadata: Metadata = { title: '登记专家或骨干' }

export default async function NewExpertPage() {
  const actor = await requireOfficial('experts.keep')
  const [regions, counts] = await Promise.all([
    actor.regionPath ? listRegionOptions(actor, actor.regionPath) : [],
    countExperts(actor),
  ])
  return (
    <>
      <Breadcrumbs items={[{ href: '/office/experts', label: '专家和骨干' }, { label: '登记' }]} />
      <PageTitle title="登记专家或骨干" />
      <AddExpertForm regions={regions} fields={[...new Set(counts.flatMap(({ fields }) => fields))]} />
    </>
  )
}
