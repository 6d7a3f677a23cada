'use client'
import { RecordForm } from '@/components/forms/record-form'
import { SelectField } from '@/components/forms/select-field'
import { assignAction } from '@/lib/filing-assignments/actions'
import { CASE_EVENT_LABELS } from '@/lib/filings/labels'

type Props = {
  caseId: string
  version: number
  assignees: readonly { id: string; name: string }[]
  assigneeId: string | null
  ownId: string | null
}

/** Takes the case, or gives it to a colleague of the county. */
export function AssignForm({ caseId, version, assignees, assigneeId, ownId }: Props) {
  const options = assignees.map(({ id, name }) => ({
    value: id,
    label: id === ownId ? `${name}（我）` : name,
  }))
  return (
    <RecordForm
      summary={CASE_EVENT_LABELS.assign}
      action={assignAction}
      hidden={{ caseId, version }}
      submitLabel="分派"
      variant="secondary"
      saved="已分派"
      idPrefix="assign-"
    >
      {(state) => (
        <SelectField
          state={state}
          idPrefix="assign-"
          name="assigneeId"
          label="经办人"
          placeholder="请选择"
          options={options}
          defaultValue={assigneeId ?? ownId}
        />
      )}
    </RecordForm>
  )
}
