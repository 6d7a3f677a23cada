import { FilterForm } from '@/components/forms/filter-form'
import { TextField } from '@/components/forms/text-field'
import { RegionField } from '@/components/regions/region-field'

type Props = { path: string; q: string; region: string }

export function JoinSearch({ path, q, region }: Props) {
  return (
    <FilterForm action={path} label="查找机构" submitLabel="查找" resetHref={q || region ? path : undefined}>
      <TextField name="q" label="信用代码或机构名称" type="search" defaultValue={q} maxLength={100} />
      <RegionField name="region" label="地区" optional options={[]} defaultValue={region} />
    </FilterForm>
  )
}
