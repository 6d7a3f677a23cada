'use client'
import { CheckboxField } from '@/components/forms/checkbox-field'
import { RecordForm } from '@/components/forms/record-form'
import { acceptFilingAction } from '@/lib/filing-acceptance/actions'
import { CASE_EVENT_LABELS } from '@/lib/filings/labels'

type Props = { caseId: string; version: number; issuesReceipt: boolean }

/** The receipt asks only whether the materials are complete; contents are checked after it. */
export function AcceptForm({ caseId, version, issuesReceipt }: Props) {
  return (
    <RecordForm
      summary={CASE_EVENT_LABELS.issue_receipt}
      action={acceptFilingAction}
      hidden={{ caseId, version }}
      submitLabel={issuesReceipt ? '出具回执' : '办结'}
      saved="已办结受理"
      idPrefix="accept-"
    >
      {(state) => (
        <>
          <p>
            {issuesReceipt
              ? '材料齐全、符合形式就出具回执，编号自动生成。机构信息随即公开，托位计入本地统计，并报送全国系统。'
              : '办结后随即生效并通知举办者。'}
            部门意见和自动核对的结果不影响这一步。
          </p>
          <CheckboxField
            state={state}
            idPrefix="accept-"
            name="confirmed"
            label="材料齐全、符合形式，我已核对"
          />
        </>
      )}
    </RecordForm>
  )
}
