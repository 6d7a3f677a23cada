'use client'
import { RecordForm } from '@/components/forms/record-form'
import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import { TextareaField } from '@/components/forms/textarea-field'
import { requestCorrectionAction } from '@/lib/staff-corrections/actions'
import type { CorrectableField } from '@/lib/staff-corrections/queries'

/** What stands in the record is in each choice, so that nobody has to look it up. */
export function RequestForm({ fields }: { fields: readonly CorrectableField[] }) {
  return (
    <RecordForm action={requestCorrectionAction} hidden={{}} submitLabel="申请更正" saved="已提交">
      {(state) => (
        <>
          <SelectField
            state={state}
            name="field"
            label="哪一项不对"
            placeholder="请选择"
            options={fields.map(({ value, label, current }) => ({ value, label: `${label}：${current}` }))}
          />
          <TextField
            state={state}
            name="proposed"
            label="应该是"
            hint="日期写成 2026-03-01；岗位写名称；工时写百分比"
            maxLength={300}
          />
          <TextareaField
            state={state}
            name="note"
            label="说明"
            hint="有什么可以证明，例如劳动合同、社保记录"
            optional
            rows={2}
            maxLength={500}
          />
        </>
      )}
    </RecordForm>
  )
}
