'use client'
import { RecordForm } from '@/components/forms/record-form'
import { TextField } from '@/components/forms/text-field'
import type { ActionState } from '@/lib/core/action-state'

type Props<T> = {
  action: (previous: ActionState<T>, form: FormData) => Promise<ActionState<T>>
  confirmationId: string
  submitLabel: string
  saved: string
  idPrefix?: string
}

/** Six figures from a message; phones offer them by themselves. */
export function CodeForm<T>({ confirmationId, idPrefix, ...form }: Props<T>) {
  return (
    <RecordForm {...form} hidden={{ confirmationId }} idPrefix={idPrefix}>
      {(state) => (
        <TextField
          state={state}
          idPrefix={idPrefix}
          name="code"
          label="验证码"
          hint="6 位数字，10 分钟内有效"
          inputMode="numeric"
          autoComplete="one-time-code"
          narrow
          maxLength={12}
        />
      )}
    </RecordForm>
  )
}
