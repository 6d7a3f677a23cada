'use client'
import { useActionState, useEffect, useRef, useState } from 'react'
import { ErrorSummary } from '@/components/forms/error-summary'
import { SubmitButton } from '@/components/forms/submit-button'
import { type ActionState, idle } from '@/lib/core/action-state'
import { savePageAction } from '@/lib/filing-drafts/actions'
import type { When } from '@/lib/filings/asked'
import type { Inputs } from '@/lib/filings/inputs'
import { FieldInput } from './field-input'
import type { FieldView } from './field-view'
import { SaveStatus } from './save-status'
import { useAutosave } from './use-autosave'

type Props = {
  caseId: string
  page: string
  views: FieldView[]
  newKey: string
  back: 'check' | 'corrections' | ''
  map: { file: string; countyCode: string } | null
}

const inputValue = (value: string | boolean) => (typeof value === 'boolean' ? (value ? '1' : '0') : value)

const isMet = (form: FormData, when: When) =>
  form.getAll(when.field).some((given) => when.in.some((value) => inputValue(value) === given))

/** The codes whose conditions on this page do not hold; nothing is hidden before the script runs. */
function useHidden(form: React.RefObject<HTMLFormElement | null>, views: readonly FieldView[]): Set<string> {
  const [hidden, setHidden] = useState(new Set<string>())
  useEffect(() => {
    const element = form.current
    if (!element) return
    const look = () => {
      const data = new FormData(element)
      setHidden(
        new Set(views.filter(({ whens }) => !whens.every((when) => isMet(data, when))).map((v) => v.code)),
      )
    }
    look()
    element.addEventListener('change', look)
    return () => element.removeEventListener('change', look)
  }, [form, views])
  return hidden
}

/** One page of the form. Saved at every field with a script, by its button without one. */
export function PageForm({ caseId, page, views, newKey, back, map }: Props) {
  const form = useRef<HTMLFormElement>(null)
  const [state, act] = useActionState(savePageAction, idle as ActionState<never>)
  const first: Inputs = Object.assign({}, ...views.map((view) => view.inputs))
  const { state: saving, drawn } = useAutosave(form, caseId, first)
  const hidden = useHidden(form, views)
  return (
    <form ref={form} className="form filing-form" action={act} noValidate>
      <ErrorSummary state={state} />
      {/* Enter in a text field presses the form's first button: that must not be one that removes a row. */}
      <button type="submit" name="go" value="next" className="sr-only" tabIndex={-1} aria-hidden="true">
        保存并继续
      </button>
      <input type="hidden" name="caseId" value={caseId} />
      <input type="hidden" name="page" value={page} />
      <input type="hidden" name="back" value={back} />
      <input type="hidden" name="drawn" value={JSON.stringify(drawn)} />
      {views.map((view) => (
        <div key={view.code} hidden={hidden.has(view.code)}>
          <FieldInput view={view} state={state} newKey={newKey} map={map} />
        </div>
      ))}
      <p className="flex flex-wrap gap-3">
        <SubmitButton name="go" value="next" pendingLabel="正在保存…">
          {back === '' ? '保存并继续' : '保存并返回'}
        </SubmitButton>
        <SubmitButton name="go" value="list" variant="quiet" pendingLabel="正在保存…">
          保存，回到办件
        </SubmitButton>
      </p>
      {/* Under the buttons: a line that appears above them would move them away from under the pointer. */}
      <SaveStatus state={saving} />
    </form>
  )
}
