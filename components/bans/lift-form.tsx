'use client'
import { RecordForm } from '@/components/forms/record-form'
import { TextareaField } from '@/components/forms/textarea-field'
import { requestLiftAction } from '@/lib/bans/actions'

export function LiftForm({ banId, version }: { banId: string; version: number }) {
  return (
    <RecordForm
      action={requestLiftAction}
      hidden={{ banId, version }}
      summary="申请解除"
      submitLabel="提交，等另一个人复核"
      variant="danger"
      saved="已提交"
      idPrefix="lift-"
    >
      {(state) => (
        <TextareaField
          state={state}
          idPrefix="lift-"
          name="reason"
          label="解除的原因和依据的文书"
          rows={3}
          maxLength={1000}
        />
      )}
    </RecordForm>
  )
}
