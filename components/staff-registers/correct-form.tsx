'use client'
import { RecordForm } from '@/components/forms/record-form'
import { TextField } from '@/components/forms/text-field'
import { TextareaField } from '@/components/forms/textarea-field'
import { correctPersonAction } from '@/lib/staff-registers/actions'

type Props = { personId: string; version: number; name: string; masked: string }

/** A name or number entered wrongly: the department has seen the document. */
export function CorrectForm({ personId, version, name, masked }: Props) {
  const prefix = 'correct-'
  return (
    <RecordForm
      action={correctPersonAction}
      hidden={{ personId, version }}
      summary="更正姓名或者证件号"
      submitLabel="更正"
      variant="secondary"
      saved="已更正"
      idPrefix={prefix}
    >
      {(state) => (
        <>
          <TextField
            state={state}
            idPrefix={prefix}
            name="name"
            label="姓名"
            maxLength={64}
            defaultValue={name}
          />
          <TextField
            state={state}
            idPrefix={prefix}
            name="identitySecret"
            label="正确的身份证号"
            hint={`现在登记的是 ${masked}；号码没有错就留空`}
            optional
            maxLength={40}
            autoComplete="off"
          />
          <TextareaField
            state={state}
            idPrefix={prefix}
            name="reason"
            label="更正的依据"
            rows={2}
            maxLength={500}
          />
        </>
      )}
    </RecordForm>
  )
}
