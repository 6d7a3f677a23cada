import { Field, type FieldProps, fieldValue, inputProps } from './field'

export type Option = { value: string; label: string; disabled?: boolean }

type Props = FieldProps & {
  options: readonly Option[]
  /** First, empty choice: “请选择” or “全部”. */
  placeholder?: string
}

export function SelectField({ options, placeholder, ...field }: Props) {
  const value = fieldValue(field)
  return (
    <Field {...field}>
      {/* The key makes React apply the new default after an action: it otherwise jumps back to the first option. */}
      <select key={value} {...inputProps(field)} className="input" defaultValue={value}>
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}
