import { ChoiceGroup } from './choice-group'
import { type FieldProps, fieldId, fieldValue } from './field'

export type Choice = { value: string; label: string; hint?: string }

type Props = FieldProps & { options: readonly Choice[]; inline?: boolean }

/** The first radio carries the field's id, so the error summary lands on it. */
export function RadioField({ options, inline, ...field }: Props) {
  const value = fieldValue(field)
  const id = fieldId(field.name, field.idPrefix)
  return (
    <ChoiceGroup {...field} inline={inline}>
      {options.map((option, index) => (
        <label key={`${option.value}/${value}`} className="choice">
          <input
            id={index === 0 ? id : `${id}-${index + 1}`}
            type="radio"
            name={field.name}
            value={option.value}
            defaultChecked={option.value === value}
          />
          <span>
            {option.label}
            {option.hint && <span className="choice-hint">{option.hint}</span>}
          </span>
        </label>
      ))}
    </ChoiceGroup>
  )
}
