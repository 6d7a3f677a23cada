'use client'
import { DateField } from '@/components/forms/date-field'
import { RecordForm } from '@/components/forms/record-form'
import { endPostAction } from '@/lib/staff/actions'

type Props = { postId: string; version: number; startedOn: string; today: string }

export function EndPostForm({ postId, version, startedOn, today }: Props) {
  return (
    <RecordForm
      action={endPostAction}
      hidden={{ postId, version }}
      submitLabel="登记离岗"
      variant="danger"
      saved="已登记离岗"
      idPrefix="end-"
    >
      {(state) => (
        <DateField
          state={state}
          idPrefix="end-"
          name="endedOn"
          label="离岗日期"
          hint="登记后不能撤销；再来上班，请添加新的岗位"
          min={startedOn}
          max={today}
          defaultValue={today}
        />
      )}
    </RecordForm>
  )
}
