import { TextField } from '@/components/forms/text-field'
import type { ActionState } from '@/lib/core/action-state'

type Props = { state: ActionState; hint: string; idPrefix?: string; allowsWords?: boolean }

/** Six figures from the app; `allowsWords`: a printed recovery code will do too. */
export function CodeField({ state, hint, idPrefix, allowsWords }: Props) {
  return (
    <TextField
      state={state}
      idPrefix={idPrefix}
      name="code"
      label="验证码"
      hint={hint}
      inputMode={allowsWords ? 'text' : 'numeric'}
      autoComplete="one-time-code"
      narrow
      maxLength={20}
    />
  )
}
