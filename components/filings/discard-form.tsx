'use client'
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/forms/error-summary'
import { SubmitButton } from '@/components/forms/submit-button'
import { Disclosure } from '@/components/ui/disclosure'
import { type ActionState, idle } from '@/lib/core/action-state'
import { discardDraftAction } from '@/lib/filing-drafts/actions'

/** Asks first, also without a script: the button lies behind the question. */
export function DiscardForm({ caseId }: { caseId: string }) {
  const [state, act] = useActionState(discardDraftAction, idle as ActionState<never>)
  return (
    <div className="mt-6">
      <Disclosure summary="不办了，删除草稿">
        <form action={act}>
          <ErrorSummary state={state} />
          <input type="hidden" name="caseId" value={caseId} />
          <p>填写的内容不再保留在办件里，不能恢复。上传过的文件仍留作记录。</p>
          <p className="mt-3">
            <SubmitButton variant="danger" pendingLabel="正在删除…">
              确认删除草稿
            </SubmitButton>
          </p>
        </form>
      </Disclosure>
    </div>
  )
}
