'use client'
import { confirmContactAction } from '@/lib/confirmations/actions'
import { CodeForm } from './code-form'

export function ConfirmContactForm({ confirmationId }: { confirmationId: string }) {
  return (
    <CodeForm
      action={confirmContactAction}
      confirmationId={confirmationId}
      submitLabel="确认"
      saved="已确认，以后通知也发到这里"
      idPrefix={`confirm-${confirmationId}-`}
    />
  )
}
