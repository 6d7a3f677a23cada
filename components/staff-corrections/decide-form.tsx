'use client'
import { RadioField } from '@/components/forms/radio-field'
import { RecordForm } from '@/components/forms/record-form'
import { TextareaField } from '@/components/forms/textarea-field'
import { decideCorrectionAction } from '@/lib/staff-corrections/actions'

type Props = { correctionId: string; version: number; isWritten: boolean }

export function DecideForm({ correctionId, version, isWritten }: Props) {
  const events = [
    {
      value: 'accept',
      label: '同意更正',
      hint: isWritten ? '立即写入记录' : '证书要请本人或单位重新提交，再核验',
    },
    { value: 'refuse', label: '不更正' },
  ]
  return (
    <RecordForm
      action={decideCorrectionAction}
      hidden={{ correctionId, version }}
      submitLabel="答复"
      saved="已答复"
    >
      {(state) => (
        <>
          <RadioField state={state} name="event" label="处理结果" options={events} />
          <TextareaField state={state} name="reason" label="核实的情况" rows={3} maxLength={500} />
        </>
      )}
    </RecordForm>
  )
}
