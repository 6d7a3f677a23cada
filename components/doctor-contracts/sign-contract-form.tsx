'use client'
import { useActionState } from 'react'
import { DateField } from '@/components/forms/date-field'
import { ErrorSummary } from '@/components/forms/error-summary'
import { Form } from '@/components/forms/form'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextField } from '@/components/forms/text-field'
import { idle } from '@/lib/core/action-state'
import { signDoctorContractAction } from '@/lib/doctor-contracts/actions'

export function SignContractForm({ facilityId, today }: { facilityId: string; today: string }) {
  const [state, act] = useActionState(signDoctorContractAction, idle)
  const common = { state, idPrefix: 'sign-' }
  return (
    <Form action={act}>
      <ErrorSummary {...common} />
      <input type="hidden" name="facilityId" value={facilityId} />
      <TextField {...common} name="medicalBody" label="签约的医疗卫生机构" maxLength={100} />
      <DateField {...common} name="signedOn" label="签约日期" max={today} />
      <DateField {...common} name="endsOn" label="到期日期" optional />
      <p>
        <SubmitButton variant="secondary">登记签约</SubmitButton>
      </p>
    </Form>
  )
}
