'use client'
import { useActionState } from 'react'
import { CheckboxField } from '@/components/forms/checkbox-field'
import { ErrorSummary } from '@/components/forms/error-summary'
import { Form } from '@/components/forms/form'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextareaField } from '@/components/forms/textarea-field'
import { Disclosure } from '@/components/ui/disclosure'
import { type ActionState, idle } from '@/lib/core/action-state'
import { withdrawCaseAction } from '@/lib/filing-submissions/actions'

/** Before the receipt a case may be taken back; the question is asked in the form itself, so it works without a script. */
export function WithdrawSection({ caseId, version }: { caseId: string; version: number }) {
  const [state, act] = useActionState(withdrawCaseAction, idle as ActionState<never>)
  return (
    <section className="mt-6" aria-label="撤回">
      <Disclosure summary="撤回这件事" open={state.status === 'error'}>
        <Form action={act}>
          <ErrorSummary state={state} idPrefix="withdraw-" />
          <p>撤回后主管部门不再办理，期限停止计算。以后还要办，需要重新填写提交。</p>
          <input type="hidden" name="caseId" value={caseId} />
          <input type="hidden" name="version" value={version} />
          <TextareaField name="reason" label="为什么撤回" state={state} idPrefix="withdraw-" rows={3} />
          <CheckboxField name="confirm" label="确认撤回" state={state} idPrefix="withdraw-" />
          <p>
            <SubmitButton variant="danger" pendingLabel="正在撤回…">
              撤回
            </SubmitButton>
          </p>
        </Form>
      </Disclosure>
    </section>
  )
}
