'use client'
import { RadioField } from '@/components/forms/radio-field'
import { RecordForm } from '@/components/forms/record-form'
import { TextareaField } from '@/components/forms/textarea-field'
import { decideExportAction } from '@/lib/authority-exports/actions'

const CHOICES = [
  { value: 'approve', label: '批准' },
  { value: 'reject', label: '不批准' },
]

export function DecideExportForm({ requestId, version }: { requestId: string; version: number }) {
  return (
    <RecordForm
      action={decideExportAction}
      hidden={{ requestId, version }}
      submitLabel="提交答复"
      saved="已答复"
      idPrefix="decide-"
    >
      {(state) => (
        <>
          <RadioField
            state={state}
            idPrefix="decide-"
            name="decision"
            label="是否批准"
            inline
            options={CHOICES}
          />
          <TextareaField
            state={state}
            idPrefix="decide-"
            name="reason"
            label="说明"
            hint="不批准时必须写明原因"
            optional
            rows={2}
            maxLength={500}
          />
        </>
      )}
    </RecordForm>
  )
}
