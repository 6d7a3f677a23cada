'use client'
import { RecordForm } from '@/components/forms/record-form'
import { TextField } from '@/components/forms/text-field'
import { inviteColleagueAction } from '@/lib/invitations/actions'
import { SentLink } from './sent-link'

export function InviteColleagueForm() {
  return (
    <RecordForm
      action={inviteColleagueAction}
      hidden={{}}
      submitLabel="邀请同事"
      saved="邀请已发出"
      idPrefix="colleague-"
    >
      {(state) => (
        <>
          {state.status === 'ok' && <SentLink path={state.data.path} />}
          <TextField
            state={state}
            idPrefix="colleague-"
            name="displayName"
            label="同事姓名"
            hint="一人一个账号，不能共用"
            maxLength={64}
          />
          <TextField
            state={state}
            idPrefix="colleague-"
            name="email"
            type="email"
            label="邮箱"
            hint="链接会发到这里"
            optional
            maxLength={200}
          />
        </>
      )}
    </RecordForm>
  )
}
