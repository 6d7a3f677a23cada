import type { Metadata } from 'next'
import { AuditTable } from '@/components/audit/audit-table'
import { DateField } from '@/components/forms/date-field'
import { FilterForm } from '@/components/forms/filter-form'
import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import { LinkButton } from '@/components/ui/link-button'
import { PageTitle } from '@/components/ui/page-title'
import { ACTION_LABELS, SUBJECT_LABELS } from '@/lib/audit/labels'
import { listAuditEvents } from '@/lib/audit/queries'
import { auditFilterSchema } from '@/lib/audit/schema'
import { requireAdmin } from '@/lib/core/session'

export const metadata: Metadata = { title: '审计日志' }

const PATH = '/admin/audit'
const options = (labels: Record<string, string>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))

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
        lead="谁在什么时候做了什么。记录只增不改，导出也会记下一笔。"
        actions={
          <LinkButton href={`${PATH}/export?${query}`} download>
            导出 CSV（最多 5 万条）
          </LinkButton>
        }
      />
      <div className="mb-4">
        <FilterForm action={PATH} label="筛选审计日志" resetHref={isFiltered ? PATH : undefined}>
          <SelectField
            name="action"
            label="操作"
            placeholder="全部"
            options={options(ACTION_LABELS)}
            defaultValue={filter.action}
          />
          <SelectField
            name="subject"
            label="对象"
            placeholder="全部"
            options={options(SUBJECT_LABELS)}
            defaultValue={filter.subject}
          />
          <TextField name="actor" label="操作人" type="search" defaultValue={filter.actor} maxLength={64} />
          <DateField name="from" label="从" defaultValue={filter.from} />
          <DateField name="to" label="到" defaultValue={filter.to} />
        </FilterForm>
      </div>
      <AuditTable events={items} />
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
