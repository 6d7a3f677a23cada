import { FilterForm } from '@/components/forms/filter-form'
import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import { REPORTED_STATE_LABELS } from '@/lib/reported/labels'
import type { ReportedFilter } from '@/lib/reported/schema'
import { indicatorOptions } from './indicator-options'

const STATES = Object.entries(REPORTED_STATE_LABELS).map(([value, label]) => ({ value, label }))

export function ReportedFilters({ path, filter }: { path: string; filter: ReportedFilter }) {
  const isSet = Boolean(filter.state || filter.indicator || filter.region)
  return (
    <FilterForm action={path} label="筛选上报数据" resetHref={isSet ? path : undefined}>
      <SelectField
        name="state"
        label="状态"
        placeholder="全部"
        options={STATES}
        defaultValue={filter.state}
      />
      <SelectField
        name="indicator"
        label="指标"
        placeholder="全部"
        options={indicatorOptions}
        defaultValue={filter.indicator}
      />
      <TextField
        name="region"
        label="地区名称或代码"
        type="search"
        maxLength={100}
        defaultValue={filter.region}
      />
    </FilterForm>
  )
}
