'use client'
import { RecordForm } from '@/components/forms/record-form'
import { TextareaField } from '@/components/forms/textarea-field'
import { requestClaimAction } from '@/lib/claims/actions'

export function RequestClaimForm({ facilityId, cancelHref }: { facilityId: string; cancelHref: string }) {
  return (
    <RecordForm
      action={requestClaimAction}
      hidden={{ facilityId }}
      submitLabel="提交申请"
      saved="申请已提交"
      cancelHref={cancelHref}
    >
      {(state) => (
        <TextareaField
          state={state}
          name="note"
          label="说明"
          hint="您的单位和这家机构是什么关系，例如“本单位 2024 年起举办”"
          optional
          rows={3}
          maxLength={500}
        />
      )}
    </RecordForm>
  )
}
