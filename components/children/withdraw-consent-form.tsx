'use client'
import { CheckboxField } from '@/components/forms/checkbox-field'
import { RecordForm } from '@/components/forms/record-form'
import { withdrawConsentAction } from '@/lib/children/actions'

type Props = { childId: string; hasOtherGuardian: boolean }

/** The tick asks once more: without JavaScript there is no dialog, and an erased record does not come back. */
export function WithdrawConsentForm({ childId, hasOtherGuardian }: Props) {
  return (
    <RecordForm
      action={withdrawConsentAction}
      hidden={{ childId }}
      submitLabel="撤回同意"
      variant="danger"
      saved="已撤回"
      idPrefix="withdraw-"
    >
      {(state) => (
        <>
          <p>
            {hasOtherGuardian
              ? '撤回以后，您不再看到这个孩子。另一位监护人的登记不受影响。'
              : '撤回以后，孩子的信息立即删除，不能恢复；需要这些信息的服务也不能再办。依法必须保留的，期满后自动删除。'}
          </p>
          <CheckboxField state={state} idPrefix="withdraw-" name="confirm" label="我确认撤回同意" />
        </>
      )}
    </RecordForm>
  )
}
