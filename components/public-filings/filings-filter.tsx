import { FilterForm } from '@/components/forms/filter-form'
import { TextField } from '@/components/forms/text-field'
import { RegionField } from '@/components/regions/region-field'
import type { PublicFilingsFilter } from '@/lib/public-filings/schema'

type Props = { filter: PublicFilingsFilter; regionText: string }

export function FilingsFilter({ filter, regionText }: Props) {
  const isFiltered = Boolean(filter.q) || regionText !== ''
  const home = filter.list === 'filed' ? '/filings' : `/filings?list=${filter.list}`
  return (
    <FilterForm action="/filings" label="筛选名单" resetHref={isFiltered ? home : undefined}>
      {filter.list !== 'filed' && <input type="hidden" name="list" value={filter.list} />}
      <TextField name="q" label="机构名称" type="search" defaultValue={filter.q} maxLength={100} />
      <RegionField name="region" label="地区" options={[]} defaultValue={regionText} />
    </FilterForm>
  )
}
