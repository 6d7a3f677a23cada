'use client'
import { RecordForm } from '@/components/forms/record-form'
import { TextareaField } from '@/components/forms/textarea-field'
import {
  confirmReportedAction,
  rejectReportedAction,
  revokeReportedAction,
  withdrawReportedAction,
} from '@/lib/reported/actions'
import type { ReportedEvent } from '@/lib/reported/rules'
import { TRANSITIONS } from '@/lib/reported/rules'

const FORMS = {
  confirm: {
    action: confirmReportedAction,
    label: '确认，计入指标',
    saved: '已确认，这个数值进入指标',
    note: '说明',
  },
  reject: { action: rejectReportedAction, label: '退回', saved: '已退回', note: '退回的原因' },
  withdraw: { action: withdrawReportedAction, label: '撤回', saved: '已撤回', note: '说明' },
  revoke: {
    action: revokeReportedAction,
    label: '撤销确认',
    saved: '已撤销，这个数值不再计入指标',
    note: '撤销的原因',
  },
} as const

type Props = { figureId: string; version: number; event: ReportedEvent }

/** One decision, with its reason where one is due. */
export function DecisionForm({ figureId, version, event }: Props) {
  const { action, label, saved, note } = FORMS[event]
  const idPrefix = `${event}-`
  return (
    <RecordForm
      action={action}
      hidden={{ figureId, version }}
      submitLabel={label}
      variant={event === 'confirm' ? 'primary' : 'secondary'}
      saved={saved}
      idPrefix={idPrefix}
    >
      {(state) => (
        <TextareaField
          state={state}
          idPrefix={idPrefix}
          name="note"
          label={note}
          optional={!TRANSITIONS[event].needsReason}
          rows={2}
          maxLength={500}
        />
      )}
    </RecordForm>
  )
}
