'use client'
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/forms/error-summary'
import { Form } from '@/components/forms/form'
import { SubmitButton } from '@/components/forms/submit-button'
import { idle } from '@/lib/core/action-state'
import { prepareEnrolmentAction } from '@/lib/second-factors/actions'

/** A form, because the secret is made now: reading a page makes nothing. */
export function PrepareForm() {
  const [state, act] = useActionState(prepareEnrolmentAction, idle)
  return (
    <Form action={act}>
      <ErrorSummary state={state} />
      <p>
        <SubmitButton>显示二维码</SubmitButton>
      </p>
    </Form>
  )
}
