import type { ReactNode } from 'react'
import type { ActionState } from '@/lib/core/action-state'

/** What every input of a form has in common. */
export type FieldProps = {
  name: string
  label: ReactNode
  hint?: ReactNode
  optional?: boolean
  /** The form's last answer: its values are put back, its messages shown. Without it: the first drawing, or a GET form. */
  state?: ActionState
  defaultValue?: string | number | null
  /** Tells two forms with the same names on one page apart. */
  idPrefix?: string
  disabled?: boolean
}

/** The error summary links to the same id. */
export function fieldId(name: string, idPrefix = ''): string {
  return `field-${idPrefix}${name.replaceAll('.', '-')}`
}

export function fieldError(state: ActionState | undefined, name: string): string | undefined {
  return state?.status === 'error' ? state.fields[name]?.[0] : undefined
}

/** What was typed before wins over what is stored: nobody types twice because of one mistake. */
export function fieldValue({
  state,
  name,
  defaultValue,
}: Pick<FieldProps, 'state' | 'name' | 'defaultValue'>) {
  const echoed = state?.status === 'error' ? state.values[name] : undefined
  return String(echoed ?? defaultValue ?? '')
}

/** Attributes that tie an input to its label, hint and message. Required is the rule, so no star: the server says what is missing. */
export function inputProps(props: FieldProps) {
  const id = fieldId(props.name, props.idPrefix)
  const invalid = fieldError(props.state, props.name) !== undefined
  const described = [props.hint && `${id}-hint`, invalid && `${id}-error`].filter(Boolean).join(' ')
  return {
    id,
    name: props.name,
    disabled: props.disabled,
    'aria-invalid': invalid || undefined,
    'aria-describedby': described || undefined,
  }
}

/** Label above, hint under the label, message under the input. */
export function Field(props: FieldProps & { children: ReactNode }) {
  const id = fieldId(props.name, props.idPrefix)
  const error = fieldError(props.state, props.name)
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {props.label}
        {props.optional && <span className="field-optional">（选填）</span>}
      </label>
      {props.hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      )}
      {props.children}
      {error && (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  )
}
