'use client'
import { type ReactNode, useActionState } from 'react'
import { ErrorSummary } from '@/components/forms/error-summary'
import { Form } from '@/components/forms/form'
import { SubmitButton } from '@/components/forms/submit-button'
import type { ButtonVariant } from '@/components/ui/button'
import { Disclosure } from '@/components/ui/disclosure'
import { Notice } from '@/components/ui/notice'
import { type ActionState, idle } from '@/lib/core/action-state'

type Props<T> = {
  /** What the official may do; the form opens on tap. */
  title: string
  action: (previous: ActionState<T>, form: FormData) => Promise<ActionState<T>>
  hidden: Record<string, string | number>
  submitLabel: string
  variant?: ButtonVariant
  saved: string
  idPrefix: string
  children: (state: ActionState<T>) => ReactNode
}

/** One step of a review. It stands open once it was answered, so that without JavaScript the answer is seen. */
export function ActionForm<T>(props: Props<T>) {
  const [state, act] = useActionState(props.action, idle)
  return (
    <Disclosure summary={props.title} open={state.status !== 'idle'}>
      <Form action={act}>
        {state.status === 'ok' && <Notice tone="success" title={props.saved} live />}
        <ErrorSummary state={state} idPrefix={props.idPrefix} />
        {Object.entries(props.hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {props.children(state)}
        <p>
          <SubmitButton variant={props.variant}>{props.submitLabel}</SubmitButton>
        </p>
      </Form>
    </Disclosure>
  )
}
