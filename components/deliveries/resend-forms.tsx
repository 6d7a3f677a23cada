'use client'
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/forms/error-summary'
import { SubmitButton } from '@/components/forms/submit-button'
import { Notice } from '@/components/ui/notice'
import { idle } from '@/lib/core/action-state'
import { resendAllAction, resendMessageAction } from '@/lib/deliveries/actions'

/** Puts one message back to be sent now. */
export function ResendForm({ messageId, maskedAddress }: { messageId: string; maskedAddress: string }) {
  const [state, act] = useActionState(resendMessageAction, idle)
  return (
    <form action={act}>
      <ErrorSummary state={state} />
      <input type="hidden" name="messageId" value={messageId} />
      <SubmitButton variant="quiet">
        重发<span className="sr-only">给 {maskedAddress}</span>
      </SubmitButton>
    </form>
  )
}

type ResendAllProps = {
  state: 'failed' | 'not_connected'
  /** Nothing listed any more: only the answer to the last press is left to show. */
  isEmpty: boolean
}

/** The same for everything listed under this state. */
export function ResendAllForm({ state: of, isEmpty }: ResendAllProps) {
  const [state, act] = useActionState(resendAllAction, idle)
  return (
    <form action={act}>
      <ErrorSummary state={state} />
      {state.status === 'ok' && (
        <Notice tone="success" title={`${state.data.count} 条消息重新排队，几秒内开始发送`} live />
      )}
      <input type="hidden" name="state" value={of} />
      {!isEmpty && <SubmitButton variant="secondary">全部重发</SubmitButton>}
    </form>
  )
}
