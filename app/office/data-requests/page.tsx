import type { Metadata } from 'next'
import { ExportTable } from '@/components/authority-exports/export-table'
import { LinkButton } from '@/components/ui/link-button'
import { PageTitle } from '@/components/ui/page-title'
import { Pager } from '@/components/ui/pager'
import { requestsExports } from '@/lib/authority-exports/policy'
import { listExports } from '@/lib/authority-exports/queries'
import { exportFilterSchema } from '@/lib/authority-exports/schema'
import { orNotFound } from '@/lib/core/page'
import { requireOfficial } from '@/lib/core/session'
export const metadata: Metadata = { title: '信息调取' }

const PATH = '/office/data-requests'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function DataRequestsPage({ searchParams }: Props) {
  const actor = await requireOfficial('authority_exports.request', 'authority_exports.approve')
  const { items, ...paging } = await orNotFound(
    listExports(actor, exportFilterSchema.parse(await searchParams)),
  )
  return (
    <div className="flex flex-col gap-4">
      <PageTitle
        title="信息调取"
        lead="法院、公安、监察等机关凭书面要求调取个人信息。一人申请，另一人批准，批准后 7 天内下载。"
        actions={
          requestsExports(actor) && (
            <LinkButton href="/office/data-requests/new" variant="primary">
              登记申请
            </LinkButton>
          )
        }
      />
      <ExportTable requests={items} path={PATH} />
      <Pager {...paging} href={(page) => `${PATH}?page=${page}`} />
    </div>
  )
}
