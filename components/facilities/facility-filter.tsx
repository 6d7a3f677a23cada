import { CheckboxField } from '@/components/forms/checkbox-field'
import { FilterForm } from '@/components/forms/filter-form'
import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import { RegionField } from '@/components/regions/region-field'
import {
  choicesOf,
  FACILITY_KIND_LABELS,
  FILING_STATE_LABELS,
  OPERATING_STATUS_LABELS,
} from '@/lib/facilities/labels'
import type { FacilityFilter } from '@/lib/facilities/schema'

type Props = {
  action: string
  filter: FacilityFilter
  /** What stands in the region box: the typed text, or code and name of the region found. */
  regionText: string
  regionOptions?: readonly { code: string; name: string }[]
  isFiltered: boolean
  /** Officials also filter by status and filing. */
  forOfficials?: boolean
}

const INCLUSIVE = [
  { value: '1', label: '普惠' },
  { value: '0', label: '非普惠' },
]
const STATUSES = [...choicesOf(OPERATING_STATUS_LABELS), { value: 'all', label: '全部状态' }]

const flag = (value: boolean | undefined) => (value === undefined ? undefined : value ? '1' : '0')

export function FacilityFilterForm(props: Props) {
  const { action, filter, regionText, regionOptions = [], isFiltered, forOfficials } = props
  return (
    <FilterForm action={action} label="筛选机构" resetHref={isFiltered ? action : undefined}>
      <TextField name="q" label="名称或地址" type="search" defaultValue={filter.q} maxLength={100} />
      <RegionField name="region" label="地区" options={regionOptions} defaultValue={regionText} />
      <SelectField
        name="kind"
        label="类型"
        placeholder="全部"
        options={choicesOf(FACILITY_KIND_LABELS)}
        defaultValue={filter.kind}
      />
      <SelectField
        name="inclusive"
        label="普惠"
        placeholder="不限"
        options={INCLUSIVE}
        defaultValue={flag(filter.inclusive)}
      />
      {forOfficials && (
        <>
          <SelectField name="status" label="状态" options={STATUSES} defaultValue={filter.status} />
          <SelectField
            name="filing"
            label="备案"
            placeholder="不限"
            options={choicesOf(FILING_STATE_LABELS)}
            defaultValue={filter.filing}
          />
        </>
      )}
      {filter.near && (
        <>
          <input type="hidden" name="near" value={`${filter.near.lng},${filter.near.lat}`} />
          {filter.radius && <input type="hidden" name="radius" value={filter.radius} />}
        </>
      )}
      <CheckboxField name="vacancy" label="只看有空位" defaultChecked={filter.vacancy === true} />
    </FilterForm>
  )
}
