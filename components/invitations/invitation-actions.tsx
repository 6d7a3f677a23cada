'use client'
import { RecordForm } from '@/components/forms/record-form'
import { resendInvitationAction, withdrawInvitationAction } from '@/lib/invitations/actions'
import type { InvitationEvent } from '@/lib/invitations/rules'
import { SentLink } from './sent-link'

type Props = { invitationId: string; name: string; events: readonly InvitationEvent[] }

export function InvitationActions({ invitationId, name, events }: Props) {
  return (
    <div className="flex flex-wrap gap-3">
      {events.includes('resend') && (
        <RecordForm
          action={resendInvitationAction}
          hidden={{ invitationId }}
          submitLabel={`重新发送给${name}`}
          variant="secondary"
          saved="已重新发送，原来的链接不能用了"
          idPrefix={`again-${invitationId}-`}
        >
          {(state) => (state.status === 'ok' ? <SentLink path={state.data.path} /> : null)}
        </RecordForm>
      )}
      {events.includes('withdraw') && (
        <RecordForm
          action={withdrawInvitationAction}
          hidden={{ invitationId }}
          submitLabel={`撤回对${name}的邀请`}
          variant="quiet"
          saved="已撤回"
          idPrefix={`back-${invitationId}-`}
        >
          {() => null}
        </RecordForm>
      )}
    </div>
  )
}
