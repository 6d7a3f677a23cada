import type { Metadata } from 'next'
import { ExportTable } from '@/components/authority-exports/export-table'
import { PageTitle } from '@/components/ui/page-title'
import { Pager } from '@/components/ui/pager'
import { listExports } from '@/lib/authority-exports/queries'
import { exportFilterSchema } from '@/lib/authority-exports/schema'
import { orNotFound } from '@/lib/core/page'
import { requireAdmin } from '@/lib/core/session'

export const metadata: Metadata = { title: '信息调取' }

const PATH = '/admin/data-requests'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function AdminDataRequestsPage({ searchParams }: Props) {
  const actor = await requireAdmin('authority_exports.approve')
  const { items, ...paging } = await orNotFound(
    listExports(actor, exportFilterSchema.parse(await searchParams)),
  )
  return (
    <div className="flex flex-col gap-4">
      <PageTitle
        title="信息调取"
        lead="各地按有权机关书面要求提供个人信息的申请。核对来函、依据和范围后答复，不能批准自己的申请。"
      />
      <ExportTable requests={items} path={PATH} />
      <Pager {...paging} href={(page) => `${PATH}?page=${page}`} />
    </div>
  )
}
