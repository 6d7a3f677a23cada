'use client'
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/forms/error-summary'
import { Form } from '@/components/forms/form'
import { ConfirmButton } from '@/components/ui/confirm-button'
import { Notice } from '@/components/ui/notice'
import { idle } from '@/lib/core/action-state'
import { applyRunAction, undoRunAction } from '@/lib/imports/actions'
import type { ImportState } from '@/prisma/generated/enums'

type Props = {
  id: string
  state: ImportState
  created: number
  updated: number
  isApplicable: boolean
  isUndoable: boolean
}

/** The one thing that can be done with a run, asked before; one form through all states, so that its answer stays. */
export function RunForm({ id, state, created, updated, isApplicable, isUndoable }: Props) {
  const [applied, apply] = useActionState(applyRunAction, idle)
  const [undone, undo] = useActionState(undoRunAction, idle)
  const isChecked = state === 'checked'
  return (
    <>
      {state === 'applied' && applied.status === 'ok' && (
        <Notice tone="success" title="已导入，统计已更新" live />
      )}
      {state === 'undone' && undone.status === 'ok' && (
        <Notice tone="success" title="已撤销，记录恢复到导入之前" live />
      )}
      <ErrorSummary state={isChecked ? applied : undone} />
      {isChecked && isApplicable && (
        <Form action={apply}>
          <input type="hidden" name="id" value={id} />
          <p>
            <ConfirmButton variant="primary" label="导入" title="写入这些改动？" confirmLabel="导入">
              将新增 {created} 条、更新 {updated} 条。
              {isUndoable
                ? '导入之后可以撤销，只要这些记录没有再被改动。'
                : '人员名单导入以后不能整批撤销，有不对的请逐个更正。'}
            </ConfirmButton>
          </p>
        </Form>
      )}
      {state === 'applied' && isUndoable && (
        <Form action={undo}>
          <input type="hidden" name="id" value={id} />
          <p>
            <ConfirmButton label="撤销这次导入" title="撤销这次导入？" confirmLabel="撤销">
              将删除新增的 {created} 条，把更新的 {updated}{' '}
              条恢复原值。其中有记录后来又改动过的，整次撤销会被拒绝。
            </ConfirmButton>
          </p>
        </Form>
      )}
    </>
  )
}
