'use client'
import { DateField } from '@/components/forms/date-field'
import { RecordForm } from '@/components/forms/record-form'
import { TextField } from '@/components/forms/text-field'
import { endExpertAction } from '@/lib/experts/actions'

type Props = { expertId: string; version: number; name: string; today: string }

export function EndExpertForm({ expertId, version, name, today }: Props) {
  const idPrefix = `end-${expertId}-`
  return (
    <RecordForm
      action={endExpertAction}
      hidden={{ expertId, version }}
      submitLabel="登记退出"
      variant="secondary"
      saved="已登记退出"
      summary={`登记${name}退出`}
      idPrefix={idPrefix}
    >
      {(state) => (
        <>
          <DateField
            state={state}
            idPrefix={idPrefix}
            name="until"
            label="最后一天"
            max={today}
            defaultValue={today}
          />
          <TextField state={state} idPrefix={idPrefix} name="reason" label="原因" maxLength={500} />
        </>
      )}
    </RecordForm>
  )
}
