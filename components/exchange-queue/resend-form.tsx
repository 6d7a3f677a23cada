'use client'
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/forms/error-summary'
import { SubmitButton } from '@/components/forms/submit-button'
import { idle } from '@/lib/core/action-state'
import { resendExchangeAction } from '@/lib/national-exchange/actions'

export function ResendForm({ messageId, about }: { messageId: string; about: string }) {
  const [state, act] = useActionState(resendExchangeAction, idle)
  return (
    <form action={act}>
      <ErrorSummary state={state} />
      <input type="hidden" name="messageId" value={messageId} />
      <SubmitButton variant="quiet">
        重发<span className="sr-only">：{about}</span>
      </SubmitButton>
    </form>
  )
}
