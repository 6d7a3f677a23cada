'use client'
import { type ReactNode, useActionState } from 'react'
import { type ButtonVariant, buttonClass } from '@/components/ui/button'
import { Disclosure } from '@/components/ui/disclosure'
import { Notice } from '@/components/ui/notice'
import { type ActionState, idle } from '@/lib/core/action-state'
import { ErrorSummary } from './error-summary'
import { Form } from './form'
import { SubmitButton } from './submit-button'

type Props<T> = {
  action: (previous: ActionState<T>, form: FormData) => Promise<ActionState<T>>
  /** What the form carries unseen: ids, the version it was drawn from. */
  hidden: Record<string, string | number>
  submitLabel: string
  variant?: ButtonVariant
  /** The form then opens on tap under these words. */
  summary?: string
  /** Title of the answer when it went well. */
  saved: string
  /** Tells two forms on one page apart; give the same to the fields. */
  idPrefix?: string
  cancelHref?: string
  children: (state: ActionState<T>) => ReactNode
}

/**
 * A form that changes one record and stays on its page: answer above, fields, one button. A folded one stands open once
 * it was answered, so that without JavaScript the answer is seen.
 */
export function RecordForm<T>(props: Props<T>) {
  const [state, act] = useActionState(props.action, idle)
  const form = (
    <Form action={act}>
      {state.status === 'ok' && <Notice tone="success" title={props.saved} live />}
      <ErrorSummary state={state} idPrefix={props.idPrefix} />
      {Object.entries(props.hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {props.children(state)}
      <p className="flex flex-wrap gap-3">
        <SubmitButton variant={props.variant}>{props.submitLabel}</SubmitButton>
        {props.cancelHref && (
          <a href={props.cancelHref} className={buttonClass('quiet')}>
            不改了
          </a>
        )}
      </p>
    </Form>
  )
  if (props.summary === undefined) return form
  return (
    <Disclosure summary={props.summary} open={state.status !== 'idle'}>
      {form}
    </Disclosure>
  )
}
