'use client'
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/forms/error-summary'
import { RecordForm } from '@/components/forms/record-form'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextField } from '@/components/forms/text-field'
import { revokeApiKeyAction, rotateApiKeyAction } from '@/lib/api-keys/actions'
import { idle } from '@/lib/core/action-state'
import { MadeSecret } from './made-secret'

type Props = { id: string; name: string }

export function RotateKeyForm({ id, name }: Props) {
  const [state, act] = useActionState(rotateApiKeyAction, idle)
  return (
    <form action={act}>
      {state.status === 'ok' && (
        <MadeSecret
          title="新密钥只显示这一次"
          secret={state.data.key}
          note="旧密钥还能用 7 天，请在这之前换好。"
        />
      )}
      <ErrorSummary state={state} idPrefix={`${id}-rotate-`} />
      <input type="hidden" name="id" value={id} />
      <SubmitButton variant="quiet">
        换新密钥<span className="sr-only">：{name}</span>
      </SubmitButton>
    </form>
  )
}

export function RevokeKeyForm({ id, name }: Props) {
  return (
    <RecordForm
      action={revokeApiKeyAction}
      hidden={{ id }}
      summary="作废"
      submitLabel={`作废“${name}”，立即生效`}
      variant="danger"
      saved="已作废"
      idPrefix={`${id}-`}
    >
      {(state) => (
        <TextField state={state} idPrefix={`${id}-`} name="reason" label="作废的原因" maxLength={200} />
      )}
    </RecordForm>
  )
}
