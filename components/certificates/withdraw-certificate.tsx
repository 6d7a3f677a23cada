'use client'
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/forms/error-summary'
import { ConfirmButton } from '@/components/ui/confirm-button'
import { withdrawCertificateAction } from '@/lib/certificates/actions'
import { idle } from '@/lib/core/action-state'

type Props = { certificateId: string; version: number }

/** Takes a certificate back that nobody has looked at yet. */
export function WithdrawCertificate({ certificateId, version }: Props) {
  const [state, act] = useActionState(withdrawCertificateAction, idle)
  return (
    <form action={act}>
      <ErrorSummary state={state} />
      <input type="hidden" name="certificateId" value={certificateId} />
      <input type="hidden" name="version" value={version} />
      <ConfirmButton label="撤回" title="撤回这张证书？" confirmLabel="撤回" variant="quiet">
        <p>撤回后不再核验，以后可以重新交。</p>
      </ConfirmButton>
    </form>
  )
}
