'use client'
import { DateField } from '@/components/forms/date-field'
import { RadioField } from '@/components/forms/radio-field'
import { RecordForm } from '@/components/forms/record-form'
import { SuggestField } from '@/components/forms/suggest-field'
import { TextField } from '@/components/forms/text-field'
import { RegionField } from '@/components/regions/region-field'
import { addExpertAction } from '@/lib/experts/actions'
import { EXPERT_KIND_LABELS } from '@/lib/experts/labels'

const KINDS = Object.entries(EXPERT_KIND_LABELS).map(([value, label]) => ({ value, label }))

type Props = {
  regions: { code: string; name: string }[]
  /** Fields the rolls name already; another can be typed. */
  fields: readonly string[]
}

export function AddExpertForm({ regions, fields }: Props) {
  return (
    <RecordForm
      action={addExpertAction}
      hidden={{}}
      submitLabel="登记"
      saved="已登记"
      cancelHref="/office/experts"
    >
      {(state) => (
        <>
          <RadioField state={state} name="kind" label="名册" options={KINDS} inline />
          <TextField state={state} name="name" label="姓名" maxLength={64} narrow />
          <SuggestField
            state={state}
            name="field"
            label="专业领域"
            hint="师资库专家必填，照文件写；其他名册可以不填"
            suggestions={fields}
            maxLength={60}
          />
          <TextField state={state} name="employer" label="单位" optional maxLength={100} />
          <RegionField
            state={state}
            name="region"
            label="哪个地区的名册"
            options={regions}
            defaultValue={regions[0] && `${regions[0].code} ${regions[0].name}`}
          />
          <TextField state={state} name="document" label="依据" hint="文件名称或文号" maxLength={300} />
          <DateField state={state} name="since" label="入册日期" />
        </>
      )}
    </RecordForm>
  )
}
