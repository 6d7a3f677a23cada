'use client'
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/forms/error-summary'
import { Form } from '@/components/forms/form'
import { RecordForm } from '@/components/forms/record-form'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextField } from '@/components/forms/text-field'
import { TextareaField } from '@/components/forms/textarea-field'
import { Notice } from '@/components/ui/notice'
import { idle } from '@/lib/core/action-state'
import { recordAttendanceAction, revokeAttendanceAction } from '@/lib/training-attendances/actions'

export function RecordAttendanceForm({ sessionId }: { sessionId: string }) {
  const [state, act] = useActionState(recordAttendanceAction, idle)
  const common = { state, idPrefix: 'record-' }
  return (
    <Form action={act}>
      {state.status === 'ok' && (
        <Notice tone="success" live title={`新登记 ${state.data.added} 人`}>
          <p>
            已有 {state.data.unchanged} 人不变，重新计入 {state.data.restored} 人。
          </p>
        </Notice>
      )}
      <ErrorSummary {...common} />
      <input type="hidden" name="sessionId" value={sessionId} />
      <TextareaField
        {...common}
        name="attendees"
        label="名单"
        hint="一行一人：姓名；有同名的，再写证件号后 4 位。只能登记本地区在岗的人，已经签到的不会重复。"
        rows={6}
        maxLength={20_000}
      />
      <p>
        <SubmitButton variant="secondary">登记学时</SubmitButton>
      </p>
    </Form>
  )
}

export function RevokeAttendanceForm({ attendanceId, name }: { attendanceId: string; name: string }) {
  const idPrefix = `revoke-${attendanceId}-`
  return (
    <RecordForm
      action={revokeAttendanceAction}
      hidden={{ attendanceId }}
      submitLabel="撤销"
      variant="danger"
      saved="已撤销"
      summary={`撤销${name}的学时`}
      idPrefix={idPrefix}
    >
      {(state) => <TextField state={state} idPrefix={idPrefix} name="reason" label="原因" maxLength={500} />}
    </RecordForm>
  )
}
