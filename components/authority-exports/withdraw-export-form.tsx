'use client'
import { RecordForm } from '@/components/forms/record-form'
import { withdrawExportAction } from '@/lib/authority-exports/actions'

export function WithdrawExportForm({ requestId, version }: { requestId: string; version: number }) {
  return (
    <RecordForm
      action={withdrawExportAction}
      hidden={{ requestId, version }}
      submitLabel="撤回申请"
      variant="secondary"
      saved="已撤回"
      idPrefix="withdraw-"
    >
      {() => null}
    </RecordForm>
  )
}
