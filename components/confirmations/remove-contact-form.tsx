'use client'
import { RecordForm } from '@/components/forms/record-form'
import { removeContactAction } from '@/lib/confirmations/actions'
import { CONTACT_LABELS } from '@/lib/confirmations/labels'
import type { ContactChannel } from '@/prisma/generated/enums'

export function RemoveContactForm({ channel }: { channel: ContactChannel }) {
  return (
    <RecordForm
      action={removeContactAction}
      hidden={{ channel }}
      submitLabel={`删除${CONTACT_LABELS[channel]}`}
      variant="quiet"
      saved="已删除，不再往那里发通知"
      idPrefix={`remove-${channel}-`}
    >
      {() => null}
    </RecordForm>
  )
}
