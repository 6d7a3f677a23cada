'use client'
import { RadioField } from '@/components/forms/radio-field'
import { RecordForm } from '@/components/forms/record-form'
import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import { TextareaField } from '@/components/forms/textarea-field'
import { TASK_OPINION_LABELS } from '@/lib/department-tasks/labels'
import { transcribeOpinionAction } from '@/lib/filing-reviews/actions'
import { CASE_EVENT_LABELS } from '@/lib/filings/labels'

const OPINIONS = Object.entries(TASK_OPINION_LABELS).map(([value, label]) => ({ value, label }))

type Props = { caseId: string; version: number; tasks: readonly { id: string; departmentName: string }[] }

/** For a department that answered on paper: who, what, and the paper's number. */
export function TranscribeForm({ caseId, version, tasks }: Props) {
  return (
    <RecordForm
      summary={CASE_EVENT_LABELS.transcribe_opinion}
      action={transcribeOpinionAction}
      hidden={{ caseId, version }}
      submitLabel="补记部门意见"
      variant="secondary"
      saved="已补记"
      idPrefix="paper-"
    >
      {(state) => (
        <>
          <SelectField
            state={state}
            idPrefix="paper-"
            name="taskId"
            label="部门"
            placeholder="请选择"
            options={tasks.map(({ id, departmentName }) => ({ value: id, label: departmentName }))}
          />
          <RadioField state={state} idPrefix="paper-" name="opinion" label="意见" options={OPINIONS} inline />
          <TextareaField
            state={state}
            idPrefix="paper-"
            name="opinionText"
            label="意见内容"
            optional
            rows={3}
            maxLength={2000}
          />
          <TextField
            state={state}
            idPrefix="paper-"
            name="documentNumber"
            label="书面意见的文号或日期"
            maxLength={100}
          />
        </>
      )}
    </RecordForm>
  )
}
