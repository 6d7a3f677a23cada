'use client'
import { RecordForm } from '@/components/forms/record-form'
import { withdrawCorrectionAction } from '@/lib/staff-corrections/actions'

export function WithdrawForm({ correctionId, version }: { correctionId: string; version: number }) {
  return (
    <RecordForm
      action={withdrawCorrectionAction}
      hidden={{ correctionId, version }}
      submitLabel="撤回"
      variant="quiet"
      saved="已撤回"
      idPrefix={`withdraw-${correctionId}-`}
    >
      {() => null}
    </RecordForm>
  )
}
