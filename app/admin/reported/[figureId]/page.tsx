import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ReportedPage } from '@/components/reported/reported-page'
import { nameOf } from '@/components/reported/reported-table'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageTitle } from '@/components/ui/page-title'
import { requireAdmin } from '@/lib/core/session'
import { allowedEvents } from '@/lib/reported/policy'
import { findReported } from '@/lib/reported/queries'

export const metadata: Metadata = { title: '上报数据' }

type Props = { params: Promise<{ figureId: string }> }

export default async function AdminReportedFigurePage({ params }: Props) {
  const actor = await requireAdmin('reported.keep')
  const figure = await findReported(actor, (await params).figureId)
  if (!figure) notFound()
  const title = `${figure.regionName} ${nameOf(figure.indicatorCode)} ${figure.period}`
  return (
    <>
      <Breadcrumbs items={[{ href: '/admin/reported', label: '上报数据' }, { label: title }]} />
      <PageTitle title={title} />
      <ReportedPage
        figure={figure}
        events={allowedEvents(actor, figure)}
        isOwn={figure.enteredById === actor.accountId}
      />
    </>
  )
}
