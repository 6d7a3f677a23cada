'use client'
import { CheckboxField } from '@/components/forms/checkbox-field'
import { RecordForm } from '@/components/forms/record-form'
import { TextareaField } from '@/components/forms/textarea-field'
import { confirmComplianceAction } from '@/lib/filing-reviews/actions'
import { CASE_EVENT_LABELS } from '@/lib/filings/labels'

type Props = { caseId: string; version: number; hasDoubts: boolean }

/** Ends the case well; where something speaks against it, the reason is asked for. */
export function ComplianceForm({ caseId, version, hasDoubts }: Props) {
  return (
    <RecordForm
      summary={CASE_EVENT_LABELS.confirm_compliance}
      action={confirmComplianceAction}
      hidden={{ caseId, version }}
      submitLabel="确认符合标准，办结"
      saved="已办结"
      idPrefix="comply-"
    >
      {(state) => (
        <>
          <TextareaField
            state={state}
            idPrefix="comply-"
            name="note"
            label={hasDoubts ? '为什么仍认为符合标准' : '说明'}
            hint={hasDoubts ? '有部门异议、自动核对不符合或现场核查不符合，请写明理由' : undefined}
            optional={!hasDoubts}
            rows={3}
            maxLength={1000}
          />
          <CheckboxField
            state={state}
            idPrefix="comply-"
            name="confirmed"
            label="已核查备案内容，符合设置标准和管理规范"
          />
        </>
      )}
    </RecordForm>
  )
}
