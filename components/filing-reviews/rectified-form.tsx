'use client'
import { RecordForm } from '@/components/forms/record-form'
import { TextareaField } from '@/components/forms/textarea-field'
import { confirmRectifiedAction } from '@/lib/filing-reviews/actions'
import { CASE_EVENT_LABELS } from '@/lib/filings/labels'

type Props = { caseId: string; version: number }

/** What was told is put right: says how that was seen. */
export function RectifiedForm({ caseId, version }: Props) {
  return (
    <RecordForm
      summary={CASE_EVENT_LABELS.confirm_rectified}
      action={confirmRectifiedAction}
      hidden={{ caseId, version }}
      submitLabel="确认整改到位，办结"
      saved="已办结"
      idPrefix="rectified-"
    >
      {(state) => (
        <TextareaField
          state={state}
          idPrefix="rectified-"
          name="note"
          label="怎样核实的"
          hint="现场复查、材料核对等；通知随即标明整改完成"
          rows={3}
          maxLength={1000}
        />
      )}
    </RecordForm>
  )
}
