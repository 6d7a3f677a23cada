'use client'
import { RadioField } from '@/components/forms/radio-field'
import { RecordForm } from '@/components/forms/record-form'
import { TextareaField } from '@/components/forms/textarea-field'
import { decideConflictAction } from '@/lib/staff-conflicts/actions'

const EVENTS = [
  { value: 'resolve', label: '已处理', hint: '单位已经改正，或者已经要求改正' },
  { value: 'dismiss', label: '不成立', hint: '核实过，两处的登记都是真的；同样的情况不再提醒' },
]

export function DecideForm({ conflictId, version }: { conflictId: string; version: number }) {
  return (
    <RecordForm
      action={decideConflictAction}
      hidden={{ conflictId, version }}
      submitLabel="登记处理结果"
      saved="已登记"
    >
      {(state) => (
        <>
          <RadioField state={state} name="event" label="处理结果" options={EVENTS} />
          <TextareaField state={state} name="reason" label="核实的情况和依据" rows={3} maxLength={1000} />
        </>
      )}
    </RecordForm>
  )
}
