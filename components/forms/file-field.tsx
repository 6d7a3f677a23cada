import { Field, type FieldProps, inputProps } from './field'

type Props = Omit<FieldProps, 'defaultValue'> & {
  /** `.csv,.xlsx`; say the same in the hint, with the largest size. */
  accept?: string
  multiple?: boolean
}

export function FileField({ accept, multiple, ...field }: Props) {
  return (
    <Field {...field}>
      <input {...inputProps(field)} className="input" type="file" accept={accept} multiple={multiple} />
    </Field>
  )
}
