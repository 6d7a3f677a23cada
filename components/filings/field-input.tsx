import { CheckboxesField } from '@/components/forms/checkboxes-field'
import { DateField } from '@/components/forms/date-field'
import { NumberField } from '@/components/forms/number-field'
import { RadioField } from '@/components/forms/radio-field'
import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import { TextareaField } from '@/components/forms/textarea-field'
import type { ActionState } from '@/lib/core/action-state'
import { secretName } from '@/lib/filings/inputs'
import { isRealDate } from '@/lib/format/date'
import { ClassRows } from './class-rows'
import { fieldHint } from './field-hint'
import type { FieldView } from './field-view'
import { PositionInput } from './position-input'
import { RoomRows } from './room-rows'
import { StaffRows } from './staff-rows'

type Props = {
  view: FieldView
  state: ActionState
  /** Key of a row that may be added next; made by the server for each drawing. */
  newKey: string
  /** Boundaries file and county of the map. */
  map: { file: string; countyCode: string } | null
}

const YES_NO = [
  { value: '1', label: '是' },
  { value: '0', label: '否' },
]

/** The input a field of the register asks for. */
export function FieldInput({ view, state, newKey, map }: Props) {
  const { code, kind, options, unit } = view
  const given = view.inputs[code]
  const text = typeof given === 'string' ? given : ''
  const field = {
    name: code,
    label: view.label,
    hint: fieldHint(view),
    optional: view.optional,
    state,
    defaultValue: text,
  }
  switch (kind) {
    case 'long_text':
      return <TextareaField {...field} rows={5} />
    case 'credit_code':
      return <TextField {...field} narrow autoComplete="off" />
    case 'phone':
      return <TextField {...field} narrow type="tel" />
    case 'identity':
      return (
        <TextField
          {...field}
          name={secretName(code)}
          defaultValue=""
          // Never echoed, whatever went wrong: the state holds no value under this name.
          narrow
          autoComplete="off"
        />
      )
    case 'count':
      return <NumberField {...field} unit={unit} />
    case 'area':
    case 'money':
      return <NumberField {...field} unit={unit} decimals />
    case 'date':
      // What is no date is shown as typed, so that it is not lost in an input that cannot hold it.
      return text === '' || isRealDate(text) ? <DateField {...field} /> : <TextField {...field} narrow />
    case 'choice':
      return <RadioField {...field} options={options} />
    case 'choices':
      return (
        <CheckboxesField {...field} options={options} defaultValues={Array.isArray(given) ? given : []} />
      )
    case 'yes_no':
      return <RadioField {...field} options={YES_NO} inline />
    case 'region':
      return <SelectField {...field} options={options} placeholder="请选择" />
    case 'position':
      return <PositionInput view={view} state={state} map={map} />
    case 'rooms':
      return <RoomRows view={view} state={state} newKey={newKey} />
    case 'classes':
      return <ClassRows view={view} state={state} newKey={newKey} />
    case 'staff':
      return <StaffRows view={view} state={state} />
    default:
      return <TextField {...field} />
  }
}
