'use client'
import { CheckboxesField } from '@/components/forms/checkboxes-field'
import { RecordForm } from '@/components/forms/record-form'
import { TextareaField } from '@/components/forms/textarea-field'
import { returnCorrectionsAction } from '@/lib/filing-corrections/actions'
import { CASE_EVENT_LABELS } from '@/lib/filings/labels'

type Props = {
  caseId: string
  version: number
  items: readonly { id: string; title: string; text: string; answer: string }[]
}

/** Ticks what is still not put right; the rest is accepted, and nothing new can be added. */
export function ReturnCorrectionsForm({ caseId, version, items }: Props) {
  return (
    <RecordForm
      summary={CASE_EVENT_LABELS.return_corrections}
      action={returnCorrectionsAction}
      hidden={{ caseId, version }}
      submitLabel="退回勾选的内容"
      variant="secondary"
      saved="已退回"
      idPrefix="return-"
    >
      {(state) => (
        <>
          <CheckboxesField
            state={state}
            idPrefix="return-"
            name="returned"
            label="还没有补正的内容"
            hint="没有勾选的视为已补正。"
            options={items.map(({ id, title, text, answer }) => ({
              value: id,
              label: title,
              hint: `要求：${text}　答复：${answer === '' ? '没有写' : answer}`,
            }))}
          />
          <TextareaField
            state={state}
            idPrefix="return-"
            name="note"
            label="说明"
            optional
            rows={2}
            maxLength={500}
          />
        </>
      )}
    </RecordForm>
  )
}
