import type { ReactNode } from 'react'
import { SubmitButton } from '@/components/forms/submit-button'

type Props = { list: string; rowKey: string; title: string; removeLabel: string; children: ReactNode }

/** One row of a list: its inputs, and a button that removes it (and saves the page). */
export function RowFrame({ list, rowKey, title, removeLabel, children }: Props) {
  return (
    <fieldset className="filing-row">
      <legend className="field-label">{title}</legend>
      <div className="filing-row-inputs">{children}</div>
      <SubmitButton variant="quiet" name="go" value={`remove:${list}:${rowKey}`} pendingLabel="正在删除…">
        {removeLabel}
      </SubmitButton>
    </fieldset>
  )
}
