import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ServiceSiteForm } from '@/components/service-sites/service-site-form'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageTitle } from '@/components/ui/page-title'
import { requireOfficial } from '@/lib/core/session'
import { keepsRegister } from '@/lib/facilities/policy'
import { listRegionOptions } from '@/lib/regions/queries'

export const metadata: Metadata = { title: '登记站点' }

export default async function NewServiceSitePage() {
  const actor = await requireOfficial()
  const ownPath = actor.regionPath ?? ''
  if (!keepsRegister(actor, ownPath)) notFound()
  return (
    <>
      <Breadcrumbs items={[{ href: '/office/service-sites', label: '服务站点' }, { label: '登记站点' }]} />
      <PageTitle title="登记站点" lead="保存后马上计入本地区的指标，并写入变更记录。" />
      <ServiceSiteForm
        values={{ status: 'operating', isBuilt: '1' }}
        regions={await listRegionOptions(actor, ownPath)}
      />
    </>
  )
}
