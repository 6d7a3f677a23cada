'use client'
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/forms/error-summary'
import { Form } from '@/components/forms/form'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextareaField } from '@/components/forms/textarea-field'
import type { ButtonVariant } from '@/components/ui/button'
import {
  rejectCertificatesAction,
  revokeCertificatesAction,
  verifyCertificatesAction,
} from '@/lib/certificate-reviews/actions'
import { idle } from '@/lib/core/action-state'
import { Outcomes } from './outcomes'
import { PickInputs } from './pick-inputs'

type Props = {
  event: keyof typeof ACTIONS
  picks: readonly { id: string; version: number }[]
  /** Fingerprint of the list they were compared with. */
  listHash?: string
  label: string
}

const ACTIONS = {
  verify: verifyCertificatesAction,
  reject: rejectCertificatesAction,
  revoke: revokeCertificatesAction,
} as const
const DONE = { verify: '已核验', reject: '已退回', revoke: '已撤销' } as const
const VARIANT = { verify: 'primary', reject: 'secondary', revoke: 'danger' } as const satisfies Record<
  string,
  ButtonVariant
>

/** One decision on the chosen certificates; sending back and revoking ask why. */
export function DecideForm({ event, picks, listHash, label }: Props) {
  const [state, act] = useActionState(ACTIONS[event], idle)
  const idPrefix = `${event}-`
  return (
    <Form action={act}>
      {state.status === 'ok' && <Outcomes decisions={state.data} done={DONE[event]} />}
      <ErrorSummary state={state} idPrefix={idPrefix} />
      <PickInputs picks={picks} />
      {listHash && <input type="hidden" name="listHash" value={listHash} />}
      {event !== 'verify' && (
        <TextareaField
          state={state}
          name="reason"
          idPrefix={idPrefix}
          label="原因"
          hint="交证书的单位和本人会看到"
          rows={2}
        />
      )}
      {picks.length > 0 && (
        <p>
          <SubmitButton variant={VARIANT[event]}>{label}</SubmitButton>
        </p>
      )}
    </Form>
  )
}
