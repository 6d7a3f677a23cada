'use client'
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/forms/error-summary'
import { Form } from '@/components/forms/form'
import { SubmitButton } from '@/components/forms/submit-button'
import { idle } from '@/lib/core/action-state'
import { signOutAction, signOutEverywhereAction } from '@/lib/sign-ins/actions'

/** Both ways out: this device, or every device at once. */
export function SessionForms() {
  const [hereState, signOutHere] = useActionState(signOutAction, idle)
  const [allState, signOutAll] = useActionState(signOutEverywhereAction, idle)
  return (
    <div className="flex flex-wrap gap-3">
      <Form action={signOutHere}>
        <ErrorSummary state={hereState} />
        <SubmitButton variant="secondary" pendingLabel="正在退出…">
          在这台设备上退出
        </SubmitButton>
      </Form>
      <Form action={signOutAll}>
        <ErrorSummary state={allState} />
        <SubmitButton variant="danger" pendingLabel="正在退出…">
          在所有设备上退出
        </SubmitButton>
      </Form>
    </div>
  )
}
