import { type FieldProps, fieldError, fieldId, inputProps } from './field'

type Props = Omit<FieldProps, 'defaultValue' | 'optional'> & {
  /** Sent when ticked. */
  value?: string
  defaultChecked?: boolean
}

/** One yes-or-no. A box left empty sends nothing, so after an answer its absence means unticked. */
export function CheckboxField({ value = '1', defaultChecked = false, ...field }: Props) {
  const id = fieldId(field.name, field.idPrefix)
  const error = fieldError(field.state, field.name)
  const checked = field.state?.status === 'error' ? field.state.values[field.name] === value : defaultChecked
  return (
    <div className="field">
      <label className="choice">
        <input
          key={String(checked)}
          {...inputProps(field)}
          type="checkbox"
          value={value}
          defaultChecked={checked}
        />
        <span>{field.label}</span>
      </label>
      {field.hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {field.hint}
        </p>
      )}
      {error && (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  )
}
