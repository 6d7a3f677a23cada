'use client'
import { RecordForm } from '@/components/forms/record-form'
import { addIssuerAction } from '@/lib/certificate-issuers/actions'
import { IssuerFields } from './issuer-fields'

/** Enters an issuer; certificates that wait and already name it are its own from then on. */
export function AddIssuerForm({ region }: { region: string }) {
  return (
    <RecordForm action={addIssuerAction} hidden={{}} submitLabel="登记" saved="已登记" idPrefix="new-">
      {(state) => <IssuerFields state={state} idPrefix="new-" region={region} />}
    </RecordForm>
  )
}
