'use client'
import { RecordForm } from '@/components/forms/record-form'
import { withdrawClaimAction } from '@/lib/claims/actions'

export function WithdrawClaimForm({
  claimId,
  version,
  name,
}: {
  claimId: string
  version: number
  name: string
}) {
  return (
    <RecordForm
      action={withdrawClaimAction}
      hidden={{ claimId, version }}
      submitLabel={`撤回对${name}的申请`}
      variant="quiet"
      saved="已撤回"
      idPrefix={`withdraw-${claimId}-`}
    >
      {() => null}
    </RecordForm>
  )
}
