import { Field, type FieldProps, fieldValue, inputProps } from './field'

type Props = FieldProps & {
  /** YYYY-MM-DD, as the value. */
  min?: string
  max?: string
}

/** The browser's own date input: it works without JavaScript and speaks the person's calendar. */
export function DateField({ min, max, ...field }: Props) {
  return (
    <Field {...field}>
      <input
        {...inputProps(field)}
        className="input input-narrow"
        type="date"
        min={min}
        max={max}
        defaultValue={fieldValue(field)}
      />
    </Field>
  )
}
