import { ChoiceGroup } from './choice-group'
import { type FieldProps, fieldId } from './field'
import type { Choice } from './radio-field'

type Props = Omit<FieldProps, 'defaultValue' | 'state'> & {
  options: readonly Choice[]
  defaultValues?: readonly string[]
  inline?: boolean
  state?: FieldProps['state']
}

/** Several of many, sent under one name. */
export function CheckboxesField({ options, defaultValues = [], inline, ...field }: Props) {
  const id = fieldId(field.name, field.idPrefix)
  const ticked =
    field.state?.status === 'error' ? (field.state.values[field.name]?.split('\n') ?? []) : defaultValues
  return (
    <ChoiceGroup {...field} inline={inline}>
      {options.map((option, index) => (
        <label key={option.value} className="choice">
          <input
            id={index === 0 ? id : `${id}-${index + 1}`}
            type="checkbox"
            name={field.name}
            value={option.value}
            defaultChecked={ticked.includes(option.value)}
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
