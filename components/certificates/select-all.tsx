'use client'
import { useEffect, useState } from 'react'
import { buttonClass } from '@/components/ui/button'

type Props = { formId: string; name: string }

/** Ticks every box of a form; without a script it is not there, the boxes are. */
export function SelectAll({ formId, name }: Props) {
  const [isReady, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  if (!isReady) return null

  function toggle() {
    const form = document.getElementById(formId)
    const boxes = [
      ...(form?.querySelectorAll<HTMLInputElement>(`input[type=checkbox][name="${name}"]`) ?? []),
    ]
    const isAll = boxes.every((box) => box.checked)
    for (const box of boxes) box.checked = !isAll
  }

  return (
    <button type="button" className={buttonClass('secondary')} onClick={toggle}>
      全选或全不选
    </button>
  )
}
