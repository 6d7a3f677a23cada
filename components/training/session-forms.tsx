'use client'
import { RecordForm } from '@/components/forms/record-form'
import { TextareaField } from '@/components/forms/textarea-field'
import {
  cancelSessionAction,
  closeSessionAction,
  editSessionAction,
  planSessionAction,
} from '@/lib/training-sessions/actions'
import type { SessionDto } from '@/lib/training-sessions/queries'
import { SessionFields } from './session-fields'

export function PlanSessionForm({ courseId }: { courseId: string }) {
  return (
    <RecordForm
      action={planSessionAction}
      hidden={{ courseId }}
      submitLabel="安排这一场"
      saved="已安排"
      summary="安排一场培训"
      idPrefix="plan-"
    >
      {(state) => <SessionFields state={state} idPrefix="plan-" />}
    </RecordForm>
  )
}

type Fields = Pick<SessionDto, 'id' | 'version' | 'startsAt' | 'endsAt' | 'place' | 'isOnline' | 'capacity'>

export function EditSessionForm({ session }: { session: Fields }) {
  return (
    <RecordForm
      action={editSessionAction}
      hidden={{ sessionId: session.id, version: session.version }}
      submitLabel="保存修改"
      saved="修改已保存"
      summary="修改时间、地点和名额"
      idPrefix="session-"
    >
      {(state) => <SessionFields state={state} session={session} idPrefix="session-" />}
    </RecordForm>
  )
}

type Existing = { sessionId: string; version: number }

export function CloseSessionForm(hidden: Existing) {
  return (
    <RecordForm
      action={closeSessionAction}
      hidden={hidden}
      submitLabel="登记为已举办"
      variant="secondary"
      saved="已登记"
    >
      {() => <p>登记后不能再扫码签到，名单还可以补登。</p>}
    </RecordForm>
  )
}

export function CancelSessionForm(hidden: Existing) {
  return (
    <RecordForm
      action={cancelSessionAction}
      hidden={hidden}
      submitLabel="取消这一场"
      variant="danger"
      saved="已取消"
      summary="取消这一场"
      idPrefix="cancel-"
    >
      {(state) => (
        <TextareaField state={state} idPrefix="cancel-" name="reason" label="原因" rows={2} maxLength={500} />
      )}
    </RecordForm>
  )
}
