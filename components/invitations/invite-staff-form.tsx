'use client'
import { RecordForm } from '@/components/forms/record-form'
import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import { inviteStaffAction } from '@/lib/invitations/actions'
import { SentLink } from './sent-link'

type Props = { people: { value: string; label: string }[] }

/** To somebody's own record; opening it asks for the identity number. */
export function InviteStaffForm({ people }: Props) {
  return (
    <RecordForm
      action={inviteStaffAction}
      hidden={{}}
      submitLabel="邀请工作人员"
      saved="邀请已发出"
      idPrefix="staff-"
    >
      {(state) => (
        <>
          {state.status === 'ok' && <SentLink path={state.data.path} />}
          <SelectField
            state={state}
            idPrefix="staff-"
            name="personId"
            label="工作人员"
            placeholder="请选择"
            options={people}
          />
          <TextField
            state={state}
            idPrefix="staff-"
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
