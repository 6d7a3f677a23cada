'use client'
import { RecordForm } from '@/components/forms/record-form'
import { TextareaField } from '@/components/forms/textarea-field'
import { refuseClaimAction } from '@/lib/claims/actions'

export function RefuseClaimForm({ claimId, version }: { claimId: string; version: number }) {
  return (
    <RecordForm
      action={refuseClaimAction}
      hidden={{ claimId, version }}
      submitLabel="不同意"
      variant="secondary"
      saved="已答复不同意"
      idPrefix="refuse-"
    >
      {(state) => (
        <TextareaField
          state={state}
          idPrefix="refuse-"
          name="reason"
          label="不同意的原因"
          hint="申请人会看到，请写明怎样才能同意"
          rows={2}
          maxLength={500}
        />
      )}
    </RecordForm>
  )
}
