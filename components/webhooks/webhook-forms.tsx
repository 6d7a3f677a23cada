'use client'
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/forms/error-summary'
import { SubmitButton } from '@/components/forms/submit-button'
import { Notice } from '@/components/ui/notice'
import { idle } from '@/lib/core/action-state'
import { pingWebhookAction, resendWebhookDeliveryAction, switchWebhookAction } from '@/lib/webhooks/actions'

type SwitchProps = { id: string; name: string; isEnabled: boolean; version: number }

export function SwitchWebhookForm({ id, name, isEnabled, version }: SwitchProps) {
  const [state, act] = useActionState(switchWebhookAction, idle)
  return (
    <form action={act}>
      <ErrorSummary state={state} idPrefix={`${id}-switch-`} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="isEnabled" value={isEnabled ? 'false' : 'true'} />
      <SubmitButton variant="quiet">
        {isEnabled ? '停用' : '启用'}
        <span className="sr-only">：{name}</span>
      </SubmitButton>
    </form>
  )
}

export function PingWebhookForm({ id, name }: { id: string; name: string }) {
  const [state, act] = useActionState(pingWebhookAction, idle)
  return (
    <form action={act}>
      {state.status === 'ok' && <Notice tone="success" title="已排队，结果几秒后见下面的列表" live />}
      <ErrorSummary state={state} idPrefix={`${id}-ping-`} />
      <input type="hidden" name="id" value={id} />
      <SubmitButton variant="quiet">
        发一条试试<span className="sr-only">：{name}</span>
      </SubmitButton>
    </form>
  )
}

export function ResendDeliveryForm({ id }: { id: string }) {
  const [state, act] = useActionState(resendWebhookDeliveryAction, idle)
  return (
    <form action={act}>
      <ErrorSummary state={state} idPrefix={`${id}-`} />
      <input type="hidden" name="id" value={id} />
      <SubmitButton variant="quiet">重发</SubmitButton>
    </form>
  )
}
