import { fieldId } from '@/components/forms/field'
import { SelectField } from '@/components/forms/select-field'
import { TextareaField } from '@/components/forms/textarea-field'
import type { ActionState } from '@/lib/core/action-state'
import type { CorrectionTarget } from '@/lib/filing-corrections/rules'
import type { CorrectionAsked } from '@/lib/filing-corrections/schema'

type Props = {
  target: CorrectionTarget
  reasons: readonly { code: string; title: string }[]
  state: ActionState
  /** What was chosen before, when the form comes back to be edited. */
  asked: CorrectionAsked | undefined
  idPrefix: string
  isFirst: boolean
}

/** One thing a correction may be about: a box, and with it the reason and what to do. */
export function CorrectionPick({
  target: { target, title },
  reasons,
  state,
  asked,
  idPrefix,
  isFirst,
}: Props) {
  const echoed = state.status === 'error' ? (state.values.pick ?? '').split('\n') : null
  const isTicked = echoed ? echoed.includes(target) : asked !== undefined
  return (
    <div className="pick">
      <label className="choice">
        <input
          key={String(isTicked)}
          // The message “nothing ticked” lands on the first box.
          id={isFirst ? fieldId('pick', idPrefix) : undefined}
          type="checkbox"
          name="pick"
          value={target}
          defaultChecked={isTicked}
        />
        <span>{title}</span>
      </label>
      <div className="pick-more">
        <SelectField
          state={state}
          idPrefix={idPrefix}
          name={`reason.${target}`}
          label={`“${title}”补正的原因`}
          placeholder="请选择"
          options={reasons.map(({ code, title: label }) => ({ value: code, label }))}
          defaultValue={asked?.reason}
        />
        <TextareaField
          state={state}
          idPrefix={idPrefix}
          name={`text.${target}`}
          label="怎样补正"
          rows={2}
          maxLength={500}
          defaultValue={asked?.text}
        />
      </div>
    </div>
  )
}
