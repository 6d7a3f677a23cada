'use client'
import { RecordForm } from '@/components/forms/record-form'
import { acknowledgeAction } from '@/lib/department-tasks/actions'

type Props = { taskId: string; version: number }

/** 抄告: one button says it was seen. */
export function AcknowledgeForm({ taskId, version }: Props) {
  return (
    <RecordForm
      action={acknowledgeAction}
      hidden={{ taskId, version }}
      submitLabel="已知悉"
      saved="已登记知悉"
    >
      {() => <p>这件事只需要知悉，不需要提出意见。</p>}
    </RecordForm>
  )
}
