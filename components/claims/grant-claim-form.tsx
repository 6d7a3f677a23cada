'use client'
import { CheckboxField } from '@/components/forms/checkbox-field'
import { RecordForm } from '@/components/forms/record-form'
import { TextareaField } from '@/components/forms/textarea-field'
import { grantClaimAction } from '@/lib/claims/actions'

type Props = { claimId: string; version: number; currentOperator: string | null }

/** Moving a facility away from another body takes a tick and a reason. */
export function GrantClaimForm({ claimId, version, currentOperator }: Props) {
  return (
    <RecordForm
      action={grantClaimAction}
      hidden={{ claimId, version }}
      submitLabel="同意加入"
      saved="已同意，机构已在申请单位名下"
      idPrefix="grant-"
    >
      {(state) => (
        <>
          {currentOperator !== null && (
            <CheckboxField
              state={state}
              idPrefix="grant-"
              name="transfer"
              label="转给申请人"
              hint={`这家机构现在由“${currentOperator}”举办。转移后它不能再办理这家机构的事项，并会收到通知。`}
            />
          )}
          <TextareaField
            state={state}
            idPrefix="grant-"
            name="reason"
            label={currentOperator === null ? '说明' : '转移的原因'}
            optional={currentOperator === null}
            rows={2}
            maxLength={500}
          />
        </>
      )}
    </RecordForm>
  )
}
