'use client'
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/forms/error-summary'
import { SubmitButton } from '@/components/forms/submit-button'
import { idle } from '@/lib/core/action-state'
import { readAllNoticesAction } from '@/lib/notices/actions'

/** Everything up to the newest line on the page; what came meanwhile stays unread. */
export function ReadAllForm({ upTo }: { upTo: string }) {
  const [state, act] = useActionState(readAllNoticesAction, idle)
  return (
    <form action={act}>
      <ErrorSummary state={state} />
      <input type="hidden" name="upTo" value={upTo} />
      <SubmitButton variant="secondary">全部标为已读</SubmitButton>
    </form>
  )
}
