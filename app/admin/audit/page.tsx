import type { Metadata } from 'next'
import { AuditFilters } from '@/components/audit/audit-filters'
import { AuditTable } from '@/components/audit/audit-table'
import { LinkButton } from '@/components/ui/link-button'
import { PageTitle } from '@/components/ui/page-title'
import { listAuditEvents } from '@/lib/audit/queries'
import { auditFilterSchema } from '@/lib/audit/schema'
import { requireAdmin } from '@/lib/core/session'

export const metadata: Metadata = { title: '审计日志' }

const PATH = '/admin/audit'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function AuditPage({ searchParams }: Props) {
  const actor = await requireAdmin('audit.read')
  const filter = auditFilterSchema.parse(await searchParams)
  const { items, nextBefore } = await listAuditEvents(actor, filter)
  const query = new URLSearchParams({ ...filter, before: '' })
  const isFiltered = [...query.values()].some(Boolean)
  return (
    <>
      <PageTitle
        title="审计日志"
        lead="谁在什么时候、凭什么权限做了什么，被拒绝的也在。记录只增不改，导出也会记下一笔。"
        actions={
          <>
            <LinkButton href={`${PATH}/export?${query}`} download>
              导出 CSV（最多 5 万条）
            </LinkButton>
            <LinkButton href={`${PATH}/seals`}>核对封签</LinkButton>
          </>
        }
      />
      <div className="mb-4">
        <AuditFilters path={PATH} filter={filter} isFiltered={isFiltered} />
      </div>
      <AuditTable
        events={items}
        subjectHref={(subject, subjectId) => `${PATH}?${new URLSearchParams({ subject, subjectId })}`}
      />
      <nav className="mt-4 flex flex-wrap gap-3" aria-label="分页">
        {filter.before && <LinkButton href={`${PATH}?${query}`}>回到最新</LinkButton>}
        {nextBefore && (
          <LinkButton href={`${PATH}?${new URLSearchParams({ ...filter, before: nextBefore })}`}>
            更早的记录
          </LinkButton>
        )}
      </nav>
    </>
  )
}
