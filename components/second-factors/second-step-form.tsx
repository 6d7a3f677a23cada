'use client'
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/forms/error-summary'
import { Form } from '@/components/forms/form'
import { SubmitButton } from '@/components/forms/submit-button'
import { idle } from '@/lib/core/action-state'
import { passSecondStepAction } from '@/lib/second-factors/actions'
import { CodeField } from './code-field'

export function SecondStepForm({ next }: { next: string | null }) {
  const [state, act] = useActionState(passSecondStepAction, idle)
  return (
    <Form action={act}>
      <ErrorSummary state={state} />
      {next && <input type="hidden" name="next" value={next} />}
      <CodeField
        state={state}
        hint="验证器应用上现在显示的 6 位数字。手机不在身边，就输入一个恢复码，例如 ABCDE-23456。"
        allowsWords
      />
      <p>
        <SubmitButton pendingLabel="正在核对…">继续</SubmitButton>
      </p>
    </Form>
  )
}
