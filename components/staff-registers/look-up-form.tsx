'use client'
import { RecordForm } from '@/components/forms/record-form'
import { TextField } from '@/components/forms/text-field'
import { lookUpPersonAction } from '@/lib/staff-registers/actions'

/** By form and not by address: an identity number would stay in the history of the browser and in logs. */
export function LookUpForm() {
  return (
    <RecordForm
      action={lookUpPersonAction}
      hidden={{}}
      summary="按身份证号查找"
      submitLabel="查找"
      variant="secondary"
      saved="已找到"
      idPrefix="look-up-"
    >
      {(state) => (
        <TextField
          state={state}
          idPrefix="look-up-"
          name="identitySecret"
          label="身份证号"
          hint="每次查找都会记入审计日志"
          maxLength={40}
          autoComplete="off"
        />
      )}
    </RecordForm>
  )
}
