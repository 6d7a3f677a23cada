import type { Metadata } from 'next'
import { EnterForm } from '@/components/reported/enter-form'
import { indicatorOptions } from '@/components/reported/indicator-options'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageTitle } from '@/components/ui/page-title'
import { requireAdmin } from '@/lib/core/session'

export const metadata: Metadata = { title: '录入上报数据' }

export default async function AdminEnterReportedPage() {
  await requireAdmin('reported.keep')
  return (
    <>
      <Breadcrumbs items={[{ href: '/admin/reported', label: '上报数据' }, { label: '录入' }]} />
      <PageTitle title="录入上报数据" lead="凭文件录入；另一个人确认之后才计入指标。" />
      <EnterForm room="/admin" regions={[]} indicators={indicatorOptions} />
    </>
  )
}
