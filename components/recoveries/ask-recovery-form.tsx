'use client'
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/forms/error-summary'
import { Form } from '@/components/forms/form'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextField } from '@/components/forms/text-field'
import { idle } from '@/lib/core/action-state'
import { askRecoveryAction } from '@/lib/recoveries/actions'

export function AskRecoveryForm() {
  const [state, act] = useActionState(askRecoveryAction, idle)
  return (
    <Form action={act}>
      <ErrorSummary state={state} />
      <TextField state={state} name="username" label="账号" autoComplete="username" maxLength={64} />
      <TextField
        state={state}
        name="address"
        label="邮箱或手机号"
        hint="您在“我的账号”里确认过的那个"
        autoComplete="email"
        maxLength={200}
      />
      <p>
        <SubmitButton pendingLabel="正在发送…">发送验证码</SubmitButton>
      </p>
    </Form>
  )
}
