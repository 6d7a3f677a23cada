'use client'
import { useActionState } from 'react'
import { DateField } from '@/components/forms/date-field'
import { ErrorSummary } from '@/components/forms/error-summary'
import { Form } from '@/components/forms/form'
import { RadioField } from '@/components/forms/radio-field'
import { TextareaField } from '@/components/forms/textarea-field'
import { ConfirmButton } from '@/components/ui/confirm-button'
import { idle } from '@/lib/core/action-state'
import { changeFacilityStatusAction } from '@/lib/facilities/actions'
import { STATUS_EVENT_LABELS } from '@/lib/facilities/labels'
import type { StatusEvent } from '@/lib/facilities/rules'

type Props = { id: string; version: number; events: readonly StatusEvent[]; today: string }

const HINTS = {
  suspend: '机构不再计入各项指标，家长页面显示“暂停服务”',
  resume: '机构重新计入各项指标',
  close: '不能撤销；家长页面不再显示这家机构',
} as const

export function StatusForm({ id, version, events, today }: Props) {
  const [state, act] = useActionState(changeFacilityStatusAction, idle)
  const options = events.map((value) => ({ value, label: STATUS_EVENT_LABELS[value], hint: HINTS[value] }))
  return (
    <Form action={act}>
      <ErrorSummary state={state} idPrefix="status-" />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
      <RadioField name="event" label="办理事项" options={options} state={state} idPrefix="status-" />
      <DateField
        name="on"
        label="从哪一天起"
        max={today}
        defaultValue={today}
        state={state}
        idPrefix="status-"
      />
      <TextareaField name="reason" label="原因" rows={2} maxLength={500} state={state} idPrefix="status-" />
      <p>
        <ConfirmButton label="变更状态" title="变更这家机构的状态？" confirmLabel="确认变更">
          <p>变更会立即影响本地区的各项指标，并写入变更记录。终止服务后不能恢复。</p>
        </ConfirmButton>
      </p>
    </Form>
  )
}
