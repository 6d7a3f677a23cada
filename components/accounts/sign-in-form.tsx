'use client'
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/forms/error-summary'
import { Form } from '@/components/forms/form'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextField } from '@/components/forms/text-field'
import { idle } from '@/lib/core/action-state'
import { signInAction } from '@/lib/sign-ins/actions'

export function SignInForm({ next }: { next: string | null }) {
  const [state, act] = useActionState(signInAction, idle)
  return (
    <Form action={act}>
      <ErrorSummary state={state} />
      {next && <input type="hidden" name="next" value={next} />}
      <TextField state={state} name="username" label="账号" autoComplete="username" maxLength={64} />
      <TextField
        state={state}
        name="password"
        label="密码"
        type="password"
        autoComplete="current-password"
        maxLength={200}
      />
      <p>
        <SubmitButton pendingLabel="正在登录…">登录</SubmitButton>
      </p>
    </Form>
  )
}
