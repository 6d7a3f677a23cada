import { FilterForm } from '@/components/forms/filter-form'
import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import { EXPERT_KIND_LABELS } from '@/lib/experts/labels'
import type { ExpertFilter } from '@/lib/experts/schema'

const KINDS = Object.entries(EXPERT_KIND_LABELS).map(([value, label]) => ({ value, label }))

export function ExpertFilters({ path, filter }: { path: string; filter: ExpertFilter }) {
  const isSet = Boolean(filter.kind || filter.q)
  return (
    <FilterForm action={path} label="筛选名册" resetHref={isSet ? path : undefined}>
      <SelectField name="kind" label="名册" placeholder="全部" options={KINDS} defaultValue={filter.kind} />
      <TextField name="q" label="姓名、领域或单位" type="search" maxLength={60} defaultValue={filter.q} />
    </FilterForm>
  )
}
