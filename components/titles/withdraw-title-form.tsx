'use client'
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/forms/error-summary'
import { Form } from '@/components/forms/form'
import { TextareaField } from '@/components/forms/textarea-field'
import { ConfirmButton } from '@/components/ui/confirm-button'
import { idle } from '@/lib/core/action-state'
import { withdrawTitleAction } from '@/lib/titles/actions'

export function WithdrawTitleForm({ titleId }: { titleId: string }) {
  const [state, act] = useActionState(withdrawTitleAction, idle)
  const common = { state, idPrefix: `withdraw-${titleId}-` }
  return (
    <Form action={act}>
      <ErrorSummary {...common} />
      <input type="hidden" name="titleId" value={titleId} />
      <TextareaField {...common} name="reason" label="撤销原因" rows={2} maxLength={500} />
      <p>
        <ConfirmButton label="撤销称号" title="撤销这个称号？" confirmLabel="确认撤销">
          <p>撤销后不再计入示范、优质指标；原来的记录留在变更记录里，可以重新登记。</p>
        </ConfirmButton>
      </p>
    </Form>
  )
}
