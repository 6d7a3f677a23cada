'use client'
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/forms/error-summary'
import { Form } from '@/components/forms/form'
import { SubmitButton } from '@/components/forms/submit-button'
import { type ActionState, idle } from '@/lib/core/action-state'
import { sendCorrectionsAction } from '@/lib/filing-submissions/actions'

type Props = { caseId: string; version: number; left: number; title: string }

export function SendCorrectionsForm({ caseId, version, left, title }: Props) {
  const [state, act] = useActionState(sendCorrectionsAction, idle as ActionState<never>)
  return (
    <section className="mt-6" aria-label="提交补正">
      <Form action={act}>
        <ErrorSummary state={state} />
        <input type="hidden" name="caseId" value={caseId} />
        <input type="hidden" name="version" value={version} />
        <p>
          {left > 0
            ? `还有 ${left} 条没有回答。全部回答后一起提交。`
            : '全部回答好了。提交后主管部门继续办理。'}
        </p>
        <p>
          <SubmitButton pendingLabel="正在提交…">{`提交${title}的补正`}</SubmitButton>
        </p>
      </Form>
    </section>
  )
}
