'use client'
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/forms/error-summary'
import { Form } from '@/components/forms/form'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextField } from '@/components/forms/text-field'
import { idle } from '@/lib/core/action-state'
import { changePasswordAction, renewPasswordAction } from '@/lib/passwords/actions'
import { PasswordFields } from './password-fields'

type Props = {
  minimumLength: number
  /** The sign-in waits for it; then where to go on to. */
  isRenewal?: boolean
  next?: string | null
}

export function ChangePasswordForm({ minimumLength, isRenewal = false, next = null }: Props) {
  const [state, act] = useActionState(isRenewal ? renewPasswordAction : changePasswordAction, idle)
  return (
    <Form action={act}>
      <ErrorSummary state={state} />
      {next && <input type="hidden" name="next" value={next} />}
      <TextField
        state={state}
        name="currentPassword"
        label="现在的密码"
        type="password"
        autoComplete="current-password"
        maxLength={200}
      />
      <PasswordFields state={state} minimumLength={minimumLength} />
      <p>
        <SubmitButton pendingLabel="正在修改…">修改密码</SubmitButton>
      </p>
    </Form>
  )
}
