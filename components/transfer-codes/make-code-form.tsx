'use client'
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/forms/error-summary'
import { Form } from '@/components/forms/form'
import { SubmitButton } from '@/components/forms/submit-button'
import { Notice } from '@/components/ui/notice'
import { idle } from '@/lib/core/action-state'
import { formatDateTime } from '@/lib/format/date'
import { makeTransferCodeAction } from '@/lib/transfer-codes/actions'

/** The code is shown once; after the answer there is no form, whose hidden state would carry it back. */
export function MakeCodeForm({ hasOpen }: { hasOpen: boolean }) {
  const [state, act] = useActionState(makeTransferCodeAction, idle)
  if (state.status === 'ok')
    return (
      <Notice tone="success" title="转移码只显示这一次，请记下来" live>
        <p>
          <strong className="tabular-nums">{state.data.transferCode}</strong>
        </p>
        <p>{formatDateTime(state.data.expiresAt)}前有效，只能用一次。把它告诉新单位管理人员名单的同事。</p>
      </Notice>
    )
  return (
    <Form action={act}>
      <ErrorSummary state={state} />
      <p>
        <SubmitButton>{hasOpen ? '重新生成，作废原来的' : '生成转移码'}</SubmitButton>
      </p>
    </Form>
  )
}
