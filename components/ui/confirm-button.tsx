'use client'
import { AlertDialog } from '@base-ui/react/alert-dialog'
import { type ReactNode, useRef, useState } from 'react'
import { type ButtonVariant, buttonClass } from './button'

type Props = {
  label: string
  /** The question: “停用这个账号？”. */
  title: string
  /** What will happen and whether it can be undone. */
  children: ReactNode
  confirmLabel: string
  variant?: ButtonVariant
  name?: string
  value?: string
}

/** A submit button that asks first. Without JavaScript it submits at once, so the command must be safe to undo or ask itself. */
export function ConfirmButton({
  label,
  title,
  children,
  confirmLabel,
  variant = 'danger',
  name,
  value,
}: Props) {
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)

  function confirm() {
    setOpen(false)
    button.current?.form?.requestSubmit(button.current)
  }

  return (
    <>
      <button
        ref={button}
        type="submit"
        name={name}
        value={value}
        className={buttonClass(variant)}
        onClick={(event) => {
          if (!event.currentTarget.form?.reportValidity()) return
          event.preventDefault()
          setOpen(true)
        }}
      >
        {label}
      </button>
      <AlertDialog.Root open={open} onOpenChange={setOpen}>
        <AlertDialog.Portal>
          <AlertDialog.Backdrop className="dialog-backdrop" />
          <AlertDialog.Popup className="dialog-popup" finalFocus={button}>
            <AlertDialog.Title>{title}</AlertDialog.Title>
            <AlertDialog.Description render={<div className="mt-2" />}>{children}</AlertDialog.Description>
            <div className="mt-6 flex flex-wrap justify-end gap-3">
              <AlertDialog.Close className={buttonClass('secondary')}>先不</AlertDialog.Close>
              <button type="button" className={buttonClass(variant)} onClick={confirm}>
                {confirmLabel}
              </button>
            </div>
          </AlertDialog.Popup>
        </AlertDialog.Portal>
      </AlertDialog.Root>
    </>
  )
}
