import type { Metadata } from 'next'
import { RequestExportForm } from '@/components/authority-exports/request-export-form'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageTitle } from '@/components/ui/page-title'
import { requireOfficial } from '@/lib/core/session'
import { listRegionOptions } from '@/lib/regions/queries'

export const metadata: Metadata = { title: '登记信息调取申请' }

export default async function NewDataRequestPage() {
  const actor = await requireOfficial('authority_exports.request')
  const regions = actor.regionPath ? await listRegionOptions(actor, actor.regionPath) : []
  return (
    <>
      <Breadcrumbs items={[{ href: '/office/data-requests', label: '信息调取' }, { label: '登记申请' }]} />
      <PageTitle
        title="登记信息调取申请"
        lead="对照来函填写。只提供来函要求的人和内容；提交后由另一人批准。"
      />
      <RequestExportForm regions={regions} />
    </>
  )
}
