'use client'
import { useActionState } from 'react'
import { ChoiceGroup } from '@/components/forms/choice-group'
import { ErrorSummary } from '@/components/forms/error-summary'
import { fieldId } from '@/components/forms/field'
import { Form } from '@/components/forms/form'
import { SubmitButton } from '@/components/forms/submit-button'
import { type ActionState, idle } from '@/lib/core/action-state'
import { submitCaseAction } from '@/lib/filing-submissions/actions'

type Props = { caseId: string; version: number; title: string; promises: string[]; missingCount: number }

/** 备案承诺书 line by line, then the button. What is missing does not disable it: the answer says what to do. */
export function SubmitForm({ caseId, version, title, promises, missingCount }: Props) {
  const [state, act] = useActionState(submitCaseAction, idle as ActionState<never>)
  const ticked = state.status === 'error' ? (state.values.promises?.split('\n') ?? []) : []
  return (
    <section className="mt-6" aria-labelledby="send">
      <h2 id="send">{promises.length > 0 ? '承诺并提交' : '提交'}</h2>
      <Form action={act}>
        <ErrorSummary state={state} />
        <input type="hidden" name="caseId" value={caseId} />
        <input type="hidden" name="version" value={version} />
        {promises.length > 0 && (
          <ChoiceGroup name="promises" label="备案承诺书" hint="请逐条阅读，同意后勾选" state={state}>
            {promises.map((promise, index) => (
              <label key={promise} className="choice">
                <input
                  key={String(ticked.includes(String(index)))}
                  id={index === 0 ? fieldId('promises') : undefined}
                  type="checkbox"
                  name="promises"
                  value={index}
                  defaultChecked={ticked.includes(String(index))}
                />
                <span>{promise}</span>
              </label>
            ))}
          </ChoiceGroup>
        )}
        {missingCount > 0 && <p className="text-muted">{`还缺 ${missingCount} 项，补齐后才能提交。`}</p>}
        <p>
          <SubmitButton pendingLabel="正在提交…">{`提交${title}`}</SubmitButton>
        </p>
      </Form>
    </section>
  )
}
