import { Field, type FieldProps, fieldId, fieldValue, inputProps } from './field'

type Props = FieldProps & { suggestions: readonly string[]; maxLength?: number }

/** A text input with suggestions from the browser's own list: anything else can still be typed. */
export function SuggestField({ suggestions, maxLength = 100, ...field }: Props) {
  const listId = `${fieldId(field.name, field.idPrefix)}-list`
  return (
    <Field {...field}>
      <input
        {...inputProps(field)}
        className="input"
        type="text"
        list={suggestions.length > 0 ? listId : undefined}
        autoComplete="off"
        maxLength={maxLength}
        defaultValue={fieldValue(field)}
      />
      {suggestions.length > 0 && (
        <datalist id={listId}>
          {suggestions.map((text) => (
            <option key={text} value={text} />
          ))}
        </datalist>
      )}
    </Field>
  )
}
