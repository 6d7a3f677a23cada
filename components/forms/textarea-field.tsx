import { Field, type FieldProps, fieldValue, inputProps } from './field'

type Props = FieldProps & { rows?: number; maxLength?: number }

export function TextareaField({ rows = 4, maxLength, ...field }: Props) {
  return (
    <Field {...field}>
      <textarea
        {...inputProps(field)}
        className="input"
        rows={rows}
        maxLength={maxLength}
        defaultValue={fieldValue(field)}
      />
    </Field>
  )
}
