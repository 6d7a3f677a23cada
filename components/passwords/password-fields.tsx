import { TextField } from '@/components/forms/text-field'
import type { ActionState } from '@/lib/core/action-state'

type Props = { state: ActionState; minimumLength: number }

/** A new password, typed twice; browsers offer to make and keep one. */
export function PasswordFields({ state, minimumLength }: Props) {
  return (
    <>
      <TextField
        state={state}
        name="password"
        label="新密码"
        hint={`至少 ${minimumLength} 个字，例如几个不相关的词。不能有账号名，不能是以前用过或已经泄露的。`}
        type="password"
        autoComplete="new-password"
        maxLength={200}
      />
      <TextField
        state={state}
        name="passwordAgain"
        label="再输入一次新密码"
        type="password"
        autoComplete="new-password"
        maxLength={200}
      />
    </>
  )
}
