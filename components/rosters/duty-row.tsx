import { fieldError, fieldId, fieldValue, inputProps } from '@/components/forms/field'
import type { Option } from '@/components/forms/select-field'
import type { ActionState } from '@/lib/core/action-state'
import { UNCOUNTED_LABELS } from '@/lib/rosters/labels'
import type { RosterPerson } from '@/lib/rosters/queries'
import { timeOf } from '@/lib/rosters/rules'

export type DutyValues = {
  /** '' on a free row. */
  personId: string
  classId: string
  fromMinute: number
  untilMinute: number
}

type Props = {
  state: ActionState
  index: number
  values: DutyValues
  people: readonly RosterPerson[]
  classes: readonly Option[]
}

/** One person's time: name, class, from, until, and why the person would not count. */
export function DutyRow({ state, index, values, people, classes }: Props) {
  const person = people.find(({ id }) => id === values.personId)
  // The label stands beside the input for those who see the row, and on it for those who hear it.
  const field = (part: string, defaultValue: string) => ({
    ...{ state, defaultValue, label: '' },
    name: `duty-${index}-${part}`,
  })
  const of = person ? person.name : '再加一段'
  const parts = [
    field('person', values.personId),
    field('class', values.classId),
    field('from', timeOf(values.fromMinute)),
    field('until', timeOf(values.untilMinute)),
  ] as const
  const [who, where, from, until] = parts
  const errors = parts.flatMap((one) => {
    const error = fieldError(state, one.name)
    return error ? [{ id: `${fieldId(one.name)}-error`, error }] : []
  })
  return (
    <div className="duty-row">
      {person ? (
        <>
          <input type="hidden" name={who.name} value={values.personId} />
          <span className="duty-name">{person.name}</span>
        </>
      ) : (
        <select
          key={fieldValue(who)}
          {...inputProps(who)}
          className="input"
          aria-label={`${of}：人员`}
          defaultValue={fieldValue(who)}
        >
          <option value="">再加一段：选人员</option>
          {people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
      <select
        key={`class-${fieldValue(where)}`}
        {...inputProps(where)}
        className="input"
        aria-label={`${of}：班级`}
        defaultValue={fieldValue(where)}
      >
        <option value="">不在岗</option>
        {classes.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <span className="duty-times">
        <input
          {...inputProps(from)}
          className="input"
          type="time"
          aria-label={`${of}：到岗时间`}
          defaultValue={fieldValue(from)}
        />
        <span aria-hidden="true">–</span>
        <input
          {...inputProps(until)}
          className="input"
          type="time"
          aria-label={`${of}：离岗时间`}
          defaultValue={fieldValue(until)}
        />
      </span>
      {person && person.reasons.length > 0 && (
        <p className="duty-note">{`不计入：${person.reasons.map((reason) => UNCOUNTED_LABELS[reason]).join('；')}`}</p>
      )}
      {errors.map(({ id, error }) => (
        <p key={id} id={id} className="field-error">
          {error}
        </p>
      ))}
    </div>
  )
}
