import { FilterForm } from '@/components/forms/filter-form'
import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import type { RatioFilter } from '@/lib/ratios/schema'

const DAYS = [7, 14, 30, 90].map((days) => ({ value: String(days), label: `最近 ${days} 天` }))
const SHOW = [
  { value: 'all', label: '全部' },
  { value: 'short', label: '有不足' },
  { value: 'unknown', label: '有无法判定' },
]

type Props = { path: string; filter: RatioFilter; hasName?: boolean }

export function RatioFilters({ path, filter, hasName }: Props) {
  const isSet = filter.q !== '' || filter.show !== 'all' || filter.days !== 14
  return (
    <FilterForm action={path} label="筛选照护比例" resetHref={isSet ? path : undefined}>
      <SelectField name="days" label="时间" options={DAYS} defaultValue={String(filter.days)} />
      <SelectField name="show" label="结果" options={SHOW} defaultValue={filter.show} />
      {hasName && (
        <TextField name="q" label="机构名称" type="search" maxLength={100} defaultValue={filter.q} />
      )}
    </FilterForm>
  )
}
