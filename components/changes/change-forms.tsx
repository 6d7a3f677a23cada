'use client'
import { CheckboxField } from '@/components/forms/checkbox-field'
import { RecordForm } from '@/components/forms/record-form'
import { TextareaField } from '@/components/forms/textarea-field'
import { confirmChangeAction, rejectChangeAction, withdrawChangeAction } from '@/lib/change-decisions/actions'
import type { ChangeEvent } from '@/lib/change-requests/rules'

type Props = { changeId: string; summary: string; events: readonly ChangeEvent[] }

/** Agreeing takes a tick, refusing a reason; who asked may only take it back. */
export function ChangeForms({ changeId, summary, events }: Props) {
  const [yes, no] = [`yes-${changeId}-`, `no-${changeId}-`]
  return (
    <div className="mt-3 flex flex-col gap-3">
      {events.includes('confirm') && (
        <RecordForm
          action={confirmChangeAction}
          hidden={{ changeId }}
          summary="同意"
          submitLabel="同意，马上生效"
          saved="已同意，已生效"
          idPrefix={yes}
        >
          {(state) => (
            <>
              <CheckboxField
                state={state}
                idPrefix={yes}
                name="confirm"
                value="yes"
                label={`我已经核对：${summary}`}
              />
              <TextareaField
                state={state}
                idPrefix={yes}
                name="reason"
                label="说明"
                optional
                rows={2}
                maxLength={500}
              />
            </>
          )}
        </RecordForm>
      )}
      {events.includes('reject') && (
        <RecordForm
          action={rejectChangeAction}
          hidden={{ changeId }}
          summary="不同意"
          submitLabel="不同意"
          variant="secondary"
          saved="已答复不同意"
          idPrefix={no}
        >
          {(state) => (
            <TextareaField
              state={state}
              idPrefix={no}
              name="reason"
              label="不同意的原因"
              hint="提出的人会看到"
              rows={2}
              maxLength={500}
            />
          )}
        </RecordForm>
      )}
      {events.includes('withdraw') && (
        <RecordForm
          action={withdrawChangeAction}
          hidden={{ changeId }}
          submitLabel="撤回"
          variant="secondary"
          saved="已撤回"
          idPrefix={`back-${changeId}-`}
        >
          {() => null}
        </RecordForm>
      )}
    </div>
  )
}
