'use client'
import { RadioField } from '@/components/forms/radio-field'
import { RecordForm } from '@/components/forms/record-form'
import { TextField } from '@/components/forms/text-field'
import { addContactAction } from '@/lib/confirmations/actions'
import { CONTACT_LABELS } from '@/lib/confirmations/labels'
import type { ContactChannel } from '@/prisma/generated/enums'

export function AddContactForm({ channels }: { channels: readonly ContactChannel[] }) {
  const only = channels.length === 1 ? channels[0] : undefined
  const label = only ? CONTACT_LABELS[only] : '邮箱或手机号'
  return (
    <RecordForm
      action={addContactAction}
      hidden={only ? { channel: only } : {}}
      submitLabel="发送验证码"
      variant="secondary"
      saved="验证码已发出，请在上面输入"
      idPrefix="contact-"
    >
      {(state) => (
        <>
          {!only && (
            <RadioField
              state={state}
              idPrefix="contact-"
              name="channel"
              label="收通知的方式"
              inline
              defaultValue="email"
              options={channels.map((value) => ({ value, label: CONTACT_LABELS[value] }))}
            />
          )}
          <TextField state={state} idPrefix="contact-" name="address" label={label} maxLength={200} />
        </>
      )}
    </RecordForm>
  )
}
