import type { ReactNode } from 'react'
import { type FieldProps, fieldError, fieldId } from './field'

/** The frame of radios and checkboxes: the question is the legend, read before each choice. */
export function ChoiceGroup(props: FieldProps & { inline?: boolean; children: ReactNode }) {
  const id = fieldId(props.name, props.idPrefix)
  const error = fieldError(props.state, props.name)
  const described = [props.hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <fieldset className="field" aria-describedby={described || undefined} disabled={props.disabled}>
      <legend className="field-label">
        {props.label}
        {props.optional && <span className="field-optional">（选填）</span>}
      </legend>
      {props.hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      )}
      <div className={props.inline ? 'choices-inline' : undefined}>{props.children}</div>
      {error && (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </fieldset>
  )
}
