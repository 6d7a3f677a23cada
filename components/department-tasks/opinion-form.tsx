'use client'
import { RadioField } from '@/components/forms/radio-field'
import { RecordForm } from '@/components/forms/record-form'
import { TextField } from '@/components/forms/text-field'
import { TextareaField } from '@/components/forms/textarea-field'
import { giveOpinionAction } from '@/lib/department-tasks/actions'
import { TASK_OPINION_LABELS } from '@/lib/department-tasks/labels'

const OPINIONS = [
  { value: 'no_objection', label: TASK_OPINION_LABELS.no_objection },
  {
    value: 'objection',
    label: TASK_OPINION_LABELS.objection,
    hint: '写明内容和依据。异议不影响出具回执，作为核查设置标准的依据。',
  },
  { value: 'not_applicable', label: TASK_OPINION_LABELS.not_applicable },
]

type Props = { taskId: string; version: number }

/** The department's one answer. */
export function OpinionForm({ taskId, version }: Props) {
  return (
    <RecordForm
      action={giveOpinionAction}
      hidden={{ taskId, version }}
      submitLabel="提交意见"
      saved="意见已提交"
    >
      {(state) => (
        <>
          <RadioField state={state} name="opinion" label="本部门的意见" options={OPINIONS} />
          <TextareaField
            state={state}
            name="opinionText"
            label="意见内容"
            hint="无异议可以不写"
            optional
            maxLength={2000}
          />
          <TextField state={state} name="documentNumber" label="文号" optional narrow maxLength={100} />
        </>
      )}
    </RecordForm>
  )
}
