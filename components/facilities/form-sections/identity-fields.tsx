import { DateField } from '@/components/forms/date-field'
import { SelectField } from '@/components/forms/select-field'
import { SuggestField } from '@/components/forms/suggest-field'
import { TextField } from '@/components/forms/text-field'
import { RegionField } from '@/components/regions/region-field'
import type { ActionState } from '@/lib/core/action-state'
import { choicesOf, FACILITY_KIND_LABELS, OWNERSHIP_LABELS } from '@/lib/facilities/labels'
import type { FacilityFormLists, FacilityFormValues } from '../facility-form'

export type SectionProps = { state: ActionState; values: FacilityFormValues; lists: FacilityFormLists }

const INCLUSIVE = [
  { value: '1', label: '普惠' },
  { value: '0', label: '非普惠' },
]

export function IdentityFields({ state, values, lists }: SectionProps) {
  const field = (name: string) => ({ name, state, defaultValue: values[name] })
  return (
    <>
      <h3>基本情况</h3>
      <TextField {...field('name')} label="机构名称" maxLength={100} />
      <TextField
        {...field('creditNumber')}
        label="统一社会信用代码"
        hint="18 位"
        optional
        narrow
        maxLength={30}
      />
      <RegionField
        {...field('region')}
        label="所在街镇"
        hint="填街镇名称或区划代码，从提示中选"
        options={lists.regions}
      />
      <SelectField
        {...field('kind')}
        label="机构类型"
        placeholder="请选择"
        options={choicesOf(FACILITY_KIND_LABELS)}
      />
      <SelectField
        {...field('ownership')}
        label="性质"
        placeholder="未知"
        options={choicesOf(OWNERSHIP_LABELS)}
        optional
      />
      <SelectField {...field('inclusive')} label="普惠" placeholder="未知" options={INCLUSIVE} optional />
      <SuggestField
        {...field('kindergarten')}
        label="所属幼儿园"
        hint="幼儿园托班填写；须先在“幼儿园”中登记，填登记的全名"
        suggestions={lists.kindergartens}
        optional
      />
      <TextField {...field('chainParent')} label="连锁总店" hint="填总店登记的全名" optional />
      <DateField {...field('openedOn')} label="开办日期" optional />
    </>
  )
}
