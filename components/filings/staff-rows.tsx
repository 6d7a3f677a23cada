import { SelectField } from '@/components/forms/select-field'
import type { ActionState } from '@/lib/core/action-state'
import { STAFF_KIND_OPTIONS } from '@/lib/procedures/field-register'
import { fieldHint } from './field-hint'
import type { FieldView } from './field-view'

/** Everybody on the operator's staff list, each with the post held here: chosen, not typed again. */
export function StaffRows({ view, state }: { view: FieldView; state: ActionState }) {
  return (
    <section id={`field-${view.code}`} className="field" aria-labelledby={`${view.code}-title`}>
      <h2 id={`${view.code}-title`} className="field-label">
        {view.label}
        {view.optional && <span className="field-optional">（选填）</span>}
      </h2>
      <div className="field-hint">{fieldHint(view)}</div>
      {view.people.length === 0 ? (
        <p>名册里还没有工作人员。</p>
      ) : (
        <div className="filing-people">
          {view.people.map(({ personId, name, note }) => (
            <SelectField
              key={personId}
              name={`staff.${personId}`}
              label={name}
              hint={note}
              state={state}
              defaultValue={String(view.inputs[`staff.${personId}`] ?? '')}
              placeholder="不在这里工作"
              options={STAFF_KIND_OPTIONS}
            />
          ))}
        </div>
      )}
      <p>
        少了人？先到<a href="/operator/staff">工作人员名册</a>登记，再回来选，这一页已填的内容会保留。
      </p>
    </section>
  )
}
