'use client'
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/forms/error-summary'
import { Form } from '@/components/forms/form'
import { RadioField } from '@/components/forms/radio-field'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextField } from '@/components/forms/text-field'
import { Notice } from '@/components/ui/notice'
import { idle } from '@/lib/core/action-state'
import { signInAction } from '@/lib/training-attendances/actions'

type Props = {
  sessions: { value: string; label: string; hint: string }[]
  /** From the QR code: the session and the code as the camera read them. */
  scanned: { session: string; code: string }
}

export function TrainingSignInForm({ sessions, scanned }: Props) {
  const [state, act] = useActionState(signInAction, idle)
  if (state.status === 'ok')
    return (
      <Notice tone="success" live title={state.data.already ? '您已经签到过了' : '签到成功'}>
        <p>{state.data.title}。学时已记入您的账户。</p>
        <p>
          <a href="/staff/training">查看我的学时</a>
        </p>
      </Notice>
    )
  const only = sessions.length === 1 ? sessions[0]?.value : undefined
  return (
    <Form action={act}>
      <ErrorSummary state={state} />
      <RadioField
        state={state}
        name="sessionId"
        label="哪一场"
        options={sessions}
        defaultValue={scanned.session || only}
      />
      <TextField
        state={state}
        name="code"
        label="签到码"
        hint="现场屏幕上的 8 位数字，每 30 秒换一次"
        inputMode="numeric"
        autoComplete="off"
        maxLength={12}
        narrow
        defaultValue={state.status === 'idle' ? scanned.code : ''}
      />
      <p>
        <SubmitButton>签到</SubmitButton>
      </p>
    </Form>
  )
}
