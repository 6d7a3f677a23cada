import { Field, type FieldProps, fieldValue, inputProps } from './field'

type Props = FieldProps & {
  /** Shown after the input: 个, ㎡, 元/月. */
  unit?: string
  decimals?: boolean
}

/** A text input on purpose: `type=number` turns on scroll, drops what it cannot read and then says nothing. */
export function NumberField({ unit, decimals, ...field }: Props) {
  return (
    <Field
      {...field}
      label={
        unit ? (
          <>
            {field.label}
            <span className="sr-only">（{unit}）</span>
          </>
        ) : (
          field.label
        )
      }
    >
      <span className="input-with-unit">
        <input
          {...inputProps(field)}
          className="input input-narrow"
          type="text"
          inputMode={decimals ? 'decimal' : 'numeric'}
          autoComplete="off"
          defaultValue={fieldValue(field)}
        />
        {unit && <span aria-hidden="true">{unit}</span>}
      </span>
    </Field>
  )
}
