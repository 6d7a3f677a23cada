import type { Metadata } from 'next'
import { ExportDetail } from '@/components/authority-exports/export-detail'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { DoneNotice } from '@/components/ui/done-notice'
import { PageTitle } from '@/components/ui/page-title'
import { EXPORT_DONE } from '@/lib/authority-exports/labels'
import { allowedEvents, mayDownload } from '@/lib/authority-exports/policy'
import { getExport } from '@/lib/authority-exports/queries'
import { now } from '@/lib/core/clock'
import { orNotFound } from '@/lib/core/page'
import { requireOfficial } from '@/lib/core/session'

export const metadata: Metadata = { title: '信息调取' }

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function DataRequestPage({ params, searchParams }: Props) {
  const actor = await requireOfficial('authority_exports.request', 'authority_exports.approve')
  const request = await orNotFound(getExport(actor, (await params).id))
  return (
    <>
      <Breadcrumbs
        items={[{ href: '/office/data-requests', label: '信息调取' }, { label: request.authority }]}
      />
      <PageTitle title={`${request.authority}调取个人信息`} />
      <DoneNotice done={(await searchParams).done} words={EXPORT_DONE} />
      <ExportDetail
        request={request}
        events={allowedEvents(actor, request)}
        canDownload={mayDownload(actor, request, now())}
      />
    </>
  )
}
