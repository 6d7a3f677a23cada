'use client'
import { RadioField } from '@/components/forms/radio-field'
import { RecordForm } from '@/components/forms/record-form'
import { TextareaField } from '@/components/forms/textarea-field'
import { decideAppealAction } from '@/lib/bans/actions'

const EVENTS = [
  { value: 'uphold', label: '成立', hint: '然后请申请解除，由另一个人复核' },
  { value: 'dismiss', label: '不成立' },
]

export function DecideAppealForm({ appealId, version }: { appealId: string; version: number }) {
  const prefix = `decide-${appealId}-`
  return (
    <RecordForm
      action={decideAppealAction}
      hidden={{ appealId, version }}
      submitLabel="答复申诉"
      saved="已答复"
      idPrefix={prefix}
    >
      {(state) => (
        <>
          <RadioField state={state} idPrefix={prefix} name="event" label="处理结果" options={EVENTS} />
          <TextareaField
            state={state}
            idPrefix={prefix}
            name="reason"
            label="理由"
            rows={3}
            maxLength={1000}
          />
        </>
      )}
    </RecordForm>
  )
}
