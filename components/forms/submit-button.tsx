'use client'
import type { ReactNode } from 'react'
import { useFormStatus } from 'react-dom'
import { type ButtonVariant, buttonClass } from '@/components/ui/button'

type Props = {
  variant?: ButtonVariant
  pendingLabel?: string
  name?: string
  value?: string
  children: ReactNode
}

/** Says that it works and refuses the second click, without losing the focus as `disabled` would. */
export function SubmitButton({ variant, pendingLabel = '正在提交…', name, value, children }: Props) {
  const { pending } = useFormStatus()
  return (
    <button
      type="submit"
      name={name}
      value={value}
      className={buttonClass(variant)}
      aria-disabled={pending || undefined}
      onClick={(event) => {
        if (pending) event.preventDefault()
      }}
    >
      <span aria-live="polite">{pending ? pendingLabel : children}</span>
    </button>
  )
}
