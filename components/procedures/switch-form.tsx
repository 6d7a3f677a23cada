'use client'
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/forms/error-summary'
import { Form } from '@/components/forms/form'
import { TextareaField } from '@/components/forms/textarea-field'
import { ConfirmButton } from '@/components/ui/confirm-button'
import { Notice } from '@/components/ui/notice'
import { idle } from '@/lib/core/action-state'
import { setProcedureEnabledAction } from '@/lib/procedures/actions'

type Props = { id: string; isEnabled: boolean; cases: number }

/** Switches a version on or off for new cases. */
export function SwitchForm({ id, isEnabled, cases }: Props) {
  const [state, act] = useActionState(setProcedureEnabledAction, idle)
  const label = isEnabled ? '停用这一版' : '启用这一版'
  return (
    <Form action={act}>
      {state.status === 'ok' && <Notice tone="success" title="已保存" live />}
      <ErrorSummary state={state} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="isEnabled" value={isEnabled ? '0' : '1'} />
      <TextareaField state={state} name="reason" label="原因" rows={2} maxLength={500} />
      <p>
        <ConfirmButton
          label={label}
          title={`${label}？`}
          confirmLabel={label}
          variant={isEnabled ? 'danger' : 'primary'}
        >
          <p>
            {isEnabled
              ? `新的办件不再按这一版受理，改按更早的版本或上级地区的版本；一个都没有时，这里就不能办这件事。已受理的 ${cases} 件照旧办完。`
              : '到了起用日期，这个地区新的办件就按这一版受理。'}
          </p>
        </ConfirmButton>
      </p>
    </Form>
  )
}
