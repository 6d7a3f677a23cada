'use client'
import { RecordForm } from '@/components/forms/record-form'
import { TextField } from '@/components/forms/text-field'
import { issueProofAction, revokeProofAction } from '@/lib/training-proofs/actions'

export function IssueProofForm({ personId }: { personId: string }) {
  return (
    <RecordForm
      action={issueProofAction}
      hidden={{ personId }}
      submitLabel="出具一份证明"
      variant="secondary"
      saved="证明已出具"
      idPrefix="issue-"
    >
      {(state) =>
        state.status === 'ok' && (
          <p>
            编号 {state.data.number}，
            <a href={`/proofs/${encodeURIComponent(state.data.number)}/pdf`}>打开 PDF</a>
          </p>
        )
      }
    </RecordForm>
  )
}

export function RevokeProofForm({ number }: { number: string }) {
  return (
    <RecordForm
      action={revokeProofAction}
      hidden={{ number }}
      submitLabel="撤销这份证明"
      variant="danger"
      saved="证明已撤销"
      summary="撤销这份证明"
      idPrefix="revoke-"
    >
      {(state) => <TextField state={state} idPrefix="revoke-" name="reason" label="原因" maxLength={500} />}
    </RecordForm>
  )
}
