import type { HTMLInputAutoCompleteAttribute } from 'react'
import { Field, type FieldProps, fieldValue, inputProps } from './field'

type Props = FieldProps & {
  type?: 'text' | 'password' | 'tel' | 'email' | 'search' | 'url'
  autoComplete?: HTMLInputAutoCompleteAttribute
  inputMode?: 'text' | 'numeric' | 'decimal' | 'tel'
  maxLength?: number
  /** For short answers: codes, names. */
  narrow?: boolean
}

export function TextField({ type = 'text', autoComplete, inputMode, maxLength, narrow, ...field }: Props) {
  return (
    <Field {...field}>
      <input
        {...inputProps(field)}
        className={narrow ? 'input input-narrow' : 'input'}
        type={type}
        autoComplete={autoComplete}
        inputMode={inputMode}
        maxLength={maxLength}
        // Some browsers show and keep what a secret field is given: it never gets its value back.
        defaultValue={type === 'password' ? undefined : fieldValue(field)}
      />
    </Field>
  )
}
