'use client'
import { RecordForm } from '@/components/forms/record-form'
import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import { RegionField } from '@/components/regions/region-field'
import { addDepartmentAction } from '@/lib/departments/actions'
import { DUTIES, dutyName } from '@/lib/departments/labels'

const OPTIONS = DUTIES.map((value) => ({ value, label: dutyName(value) }))

export function AddDepartmentForm() {
  return (
    <RecordForm
      action={addDepartmentAction}
      hidden={{}}
      submitLabel="登记部门"
      saved="已登记"
      idPrefix="add-"
    >
      {(state) => (
        <>
          <RegionField
            state={state}
            idPrefix="add-"
            name="region"
            label="区县"
            hint="名称或代码，例如 奉贤区"
            options={[]}
          />
          <SelectField
            state={state}
            idPrefix="add-"
            name="duty"
            label="职责"
            placeholder="请选择"
            options={OPTIONS}
          />
          <TextField
            state={state}
            idPrefix="add-"
            name="name"
            label="部门名称"
            hint="与账号里写的部门一字不差，例如 区消防救援支队"
            maxLength={60}
          />
        </>
      )}
    </RecordForm>
  )
}
