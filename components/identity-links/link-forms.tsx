'use client'
import { useActionState } from 'react'
import { CheckboxField } from '@/components/forms/checkbox-field'
import { ErrorSummary } from '@/components/forms/error-summary'
import { RecordForm } from '@/components/forms/record-form'
import { SubmitButton } from '@/components/forms/submit-button'
import { idle } from '@/lib/core/action-state'
import type { OidcProvider } from '@/lib/core/oidc'
import { removeLinkAction, startLinkAction } from '@/lib/identity-links/actions'

export function StartLinkForm({ provider, name }: { provider: OidcProvider; name: string }) {
  const [state, act] = useActionState(startLinkAction, idle)
  return (
    <form action={act}>
      <ErrorSummary state={state} />
      <input type="hidden" name="provider" value={provider} />
      <SubmitButton>去{name}关联</SubmitButton>
    </form>
  )
}

export function RemoveLinkForm({ id, name }: { id: string; name: string }) {
  return (
    <RecordForm
      action={removeLinkAction}
      hidden={{ id }}
      summary="解除关联"
      submitLabel="解除关联"
      variant="danger"
      saved="已解除"
      idPrefix={`${id}-`}
    >
      {(state) => (
        <CheckboxField
          state={state}
          idPrefix={`${id}-`}
          name="confirm"
          value="yes"
          label={`以后不再用${name}登录本平台`}
        />
      )}
    </RecordForm>
  )
}
