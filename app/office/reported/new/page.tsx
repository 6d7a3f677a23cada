import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EnterForm } from '@/components/reported/enter-form'
import { indicatorOptions } from '@/components/reported/indicator-options'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageTitle } from '@/components/ui/page-title'
import { requireOfficial } from '@/lib/core/session'
import { listRegionOptions } from '@/lib/regions/queries'
import { canEnterSomewhere } from '@/lib/reported/policy'

export const metadata: Metadata = { title: '录入上报数据' }

export default async function OfficeEnterReportedPage() {
  const actor = await requireOfficial()
  if (!canEnterSomewhere(actor) || actor.regionPath === null) notFound()
  const regions = await listRegionOptions(actor, actor.regionPath)
  return (
    <>
      <Breadcrumbs items={[{ href: '/office/reported', label: '上报数据' }, { label: '录入' }]} />
      <PageTitle title="录入上报数据" lead="凭文件录入；同级或上级的另一个人确认之后才计入指标。" />
      <EnterForm room="/office" regions={regions} indicators={indicatorOptions} />
    </>
  )
}
