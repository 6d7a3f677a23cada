'use client'
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/forms/error-summary'
import { Form } from '@/components/forms/form'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextareaField } from '@/components/forms/textarea-field'
import { type ActionState, idle } from '@/lib/core/action-state'
import { answerItemAction } from '@/lib/filing-submissions/actions'

type Props = { caseId: string; itemId: string; answer: string }

export function AnswerItemForm({ caseId, itemId, answer }: Props) {
  const [state, act] = useActionState(answerItemAction, idle as ActionState<never>)
  return (
    <Form action={act}>
      <ErrorSummary state={state} idPrefix={`${itemId}-`} />
      <input type="hidden" name="caseId" value={caseId} />
      <input type="hidden" name="itemId" value={itemId} />
      <TextareaField
        name="answer"
        label="怎样补正的"
        state={state}
        idPrefix={`${itemId}-`}
        defaultValue={answer}
        rows={3}
      />
      <p>
        <SubmitButton variant="secondary" pendingLabel="正在保存…">
          {answer === '' ? '标为已补正' : '改这一条的回答'}
        </SubmitButton>
      </p>
    </Form>
  )
}
