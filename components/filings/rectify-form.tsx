'use client'
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/forms/error-summary'
import { Form } from '@/components/forms/form'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextareaField } from '@/components/forms/textarea-field'
import { type ActionState, idle } from '@/lib/core/action-state'
import { reportRectifiedAction } from '@/lib/filing-submissions/actions'

type Props = { caseId: string; version: number; report: string }

export function RectifyForm({ caseId, version, report }: Props) {
  const [state, act] = useActionState(reportRectifiedAction, idle as ActionState<never>)
  return (
    <div className="mt-4">
      <Form action={act}>
        <ErrorSummary state={state} />
        <input type="hidden" name="caseId" value={caseId} />
        <input type="hidden" name="version" value={version} />
        <TextareaField
          name="report"
          label="已整改的情况"
          hint="每一条怎样整改的、哪一天做完。主管部门核查后确认"
          state={state}
          defaultValue={report}
          rows={6}
        />
        <p>
          <SubmitButton pendingLabel="正在送出…">报告已整改</SubmitButton>
        </p>
      </Form>
    </div>
  )
}
