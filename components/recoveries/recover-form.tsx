'use client'
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/forms/error-summary'
import { Form } from '@/components/forms/form'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextField } from '@/components/forms/text-field'
import { PasswordFields } from '@/components/passwords/password-fields'
import { idle } from '@/lib/core/action-state'
import { recoverAction } from '@/lib/recoveries/actions'

type Props = { confirmationId: string; minimumLength: number }

export function RecoverForm({ confirmationId, minimumLength }: Props) {
  const [state, act] = useActionState(recoverAction, idle)
  return (
    <Form action={act}>
      <ErrorSummary state={state} />
      <input type="hidden" name="confirmationId" value={confirmationId} />
      <TextField
        state={state}
        name="code"
        label="验证码"
        hint="6 位数字，10 分钟内有效"
        inputMode="numeric"
        autoComplete="one-time-code"
        narrow
        maxLength={12}
      />
      <PasswordFields state={state} minimumLength={minimumLength} />
      <p>
        <SubmitButton pendingLabel="正在设置…">设置新密码</SubmitButton>
      </p>
    </Form>
  )
}
