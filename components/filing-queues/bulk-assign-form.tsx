'use client'
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/forms/error-summary'
import { SelectField } from '@/components/forms/select-field'
import { SubmitButton } from '@/components/forms/submit-button'
import { Notice } from '@/components/ui/notice'
import { idle } from '@/lib/core/action-state'
import { bulkAssignAction } from '@/lib/filing-assignments/actions'
import { BULK_FORM } from './bulk-assign-form-id'

type Props = { assignees: readonly { id: string; name: string }[]; ownId: string | null }

/** Gives the ticked rows to one person; says which could not be given and why. */
export function BulkAssignForm({ assignees, ownId }: Props) {
  const [state, act] = useActionState(bulkAssignAction, idle)
  const kept = state.status === 'error' ? (state.values.picked?.split('\n') ?? []).filter(Boolean) : []
  return (
    <form id={BULK_FORM} action={act} className="filters no-print" noValidate aria-label="批量分派">
      <ErrorSummary state={state} />
      {state.status === 'ok' && (
        <Notice
          tone={state.data.refused.length > 0 ? 'warning' : 'success'}
          title={`已分派 ${state.data.assigned} 件${state.data.refused.length > 0 ? `，${state.data.refused.length} 件没有分派` : ''}`}
          live
        >
          {state.data.refused.length > 0 && (
            <ul>
              {state.data.refused.map(({ number, why }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two unseen cases have the same words
                <li key={index}>
                  {number}：{why}
                </li>
              ))}
            </ul>
          )}
        </Notice>
      )}
      {/* React empties the boxes after an answer: what was ticked is kept here. */}
      {kept.map((value) => (
        <input key={value} type="hidden" name="picked" value={value} />
      ))}
      {kept.length > 0 && <p className="text-muted">刚才勾选的 {kept.length} 件已保留，不用再勾。</p>}
      <SelectField
        state={state}
        name="assigneeId"
        label="把勾选的办件分派给"
        placeholder="请选择经办人"
        options={assignees.map(({ id, name }) => ({
          value: id,
          label: id === ownId ? `${name}（我）` : name,
        }))}
      />
      <SubmitButton variant="secondary">分派</SubmitButton>
    </form>
  )
}
