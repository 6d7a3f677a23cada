'use client'
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/forms/error-summary'
import { Form } from '@/components/forms/form'
import { SubmitButton } from '@/components/forms/submit-button'
import { idle } from '@/lib/core/action-state'
import { endOtherSessionsAction, endSessionAction } from '@/lib/sessions/actions'

export function EndSessionForm({ sessionId, device }: { sessionId: string; device: string }) {
  const [state, act] = useActionState(endSessionAction, idle)
  return (
    <form action={act}>
      <ErrorSummary state={state} idPrefix={`${sessionId}-`} />
      <input type="hidden" name="sessionId" value={sessionId} />
      <SubmitButton variant="secondary" pendingLabel="正在结束…">
        结束
        <span className="sr-only">在 {device} 上的登录</span>
      </SubmitButton>
    </form>
  )
}

export function EndOtherSessionsForm() {
  const [state, act] = useActionState(endOtherSessionsAction, idle)
  return (
    <Form action={act}>
      <ErrorSummary state={state} />
      <p>
        <SubmitButton variant="danger" pendingLabel="正在结束…">
          结束其他所有登录
        </SubmitButton>
      </p>
    </Form>
  )
}
