import { DateField } from '@/components/forms/date-field'
import { FilterForm } from '@/components/forms/filter-form'
import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import { ACTION_LABELS, OUTCOME_LABELS, SUBJECT_LABELS } from '@/lib/audit/labels'
import type { AuditFilter } from '@/lib/audit/schema'
import { PERMISSION_CODES, PERMISSIONS } from '@/lib/core/permissions'

type Option = { value: string; label: string }

const options = (labels: Readonly<Record<string, string>>): Option[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))
const RIGHTS: Option[] = PERMISSION_CODES.map((code) => ({ value: code, label: PERMISSIONS[code].label }))

type Props = { path: string; filter: AuditFilter; isFiltered: boolean }

export function AuditFilters({ path, filter, isFiltered }: Props) {
  const select = (name: 'action' | 'subject' | 'right' | 'outcome', label: string, of: Option[]) => (
    <SelectField name={name} label={label} placeholder="全部" options={of} defaultValue={filter[name]} />
  )
  return (
    <FilterForm action={path} label="筛选审计日志" resetHref={isFiltered ? path : undefined}>
      <TextField
        name="actor"
        label="操作人姓名或账号编号"
        type="search"
        defaultValue={filter.actor}
        maxLength={64}
      />
      {select('action', '操作', options(ACTION_LABELS))}
      {select('subject', '对象', options(SUBJECT_LABELS))}
      <TextField name="subjectId" label="对象编号" defaultValue={filter.subjectId} maxLength={200} />
      {select('right', '依据的权限', RIGHTS)}
      {select('outcome', '结果', options(OUTCOME_LABELS))}
      <DateField name="from" label="从" defaultValue={filter.from} />
      <DateField name="to" label="到" defaultValue={filter.to} />
      <TextField name="request" label="请求编号" defaultValue={filter.request} maxLength={36} />
    </FilterForm>
  )
}
