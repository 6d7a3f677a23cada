'use client'
import { useActionState } from 'react'
import { DateField } from '@/components/forms/date-field'
import { ErrorSummary } from '@/components/forms/error-summary'
import { Form } from '@/components/forms/form'
import { TextareaField } from '@/components/forms/textarea-field'
import { ConfirmButton } from '@/components/ui/confirm-button'
import { idle } from '@/lib/core/action-state'
import { endDoctorContractAction } from '@/lib/doctor-contracts/actions'

export function EndContractForm({ contractId, today }: { contractId: string; today: string }) {
  const [state, act] = useActionState(endDoctorContractAction, idle)
  const common = { state, idPrefix: `end-${contractId}-` }
  return (
    <Form action={act}>
      <ErrorSummary {...common} />
      <input type="hidden" name="contractId" value={contractId} />
      <DateField {...common} name="endsOn" label="终止日期" max={today} defaultValue={today} />
      <TextareaField {...common} name="reason" label="原因" rows={2} maxLength={500} />
      <p>
        <ConfirmButton label="终止签约" title="终止这份签约？" confirmLabel="确认终止">
          <p>终止日期的次日起，这家机构不再计入“一点一医”。</p>
        </ConfirmButton>
      </p>
    </Form>
  )
}
