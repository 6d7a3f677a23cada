import type { ReactNode } from 'react'
import { SubmitButton } from '@/components/forms/submit-button'
import { fieldHint } from './field-hint'
import type { FieldView } from './field-view'

type Props = {
  view: FieldView
  newKey: string
  addLabel: string
  empty: string
  isEmpty: boolean
  children: ReactNode
}

/** A list of rows with its question, and a button that adds one (and saves the page). */
export function RowsFrame({ view, newKey, addLabel, empty, isEmpty, children }: Props) {
  return (
    <section id={`field-${view.code}`} className="field" aria-labelledby={`${view.code}-title`}>
      <h2 id={`${view.code}-title`} className="field-label">
        {view.label}
        {view.optional && <span className="field-optional">（选填）</span>}
      </h2>
      <div className="field-hint">{fieldHint(view)}</div>
      {isEmpty && <p className="text-muted">{empty}</p>}
      {children}
      <p>
        <SubmitButton
          variant="secondary"
          name="go"
          value={`add:${view.code}:${newKey}`}
          pendingLabel="正在添加…"
        >
          {addLabel}
        </SubmitButton>
      </p>
    </section>
  )
}
