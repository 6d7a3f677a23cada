'use client'
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/forms/error-summary'
import { Form } from '@/components/forms/form'
import { SubmitButton } from '@/components/forms/submit-button'
import { idle } from '@/lib/core/action-state'
import { createFacilityAction, editFacilityAction } from '@/lib/facilities/actions'
import { ContactFields } from './form-sections/contact-fields'
import { FilingFields } from './form-sections/filing-fields'
import { IdentityFields } from './form-sections/identity-fields'
import { PlacesFields } from './form-sections/places-fields'

/** Values of the form as text; '' where the register has none. */
export type FacilityFormValues = Record<string, string>
export type FacilityFormLists = {
  regions: readonly { code: string; name: string }[]
  kindergartens: readonly string[]
}

type Props = { values: FacilityFormValues; lists: FacilityFormLists; edits?: { id: string; version: number } }

/** One form to register and to change: empty means unknown, never zero. */
export function FacilityForm({ values, lists, edits }: Props) {
  const [state, act] = useActionState(edits ? editFacilityAction : createFacilityAction, idle)
  const section = { state, values, lists }
  return (
    <Form action={act}>
      <ErrorSummary state={state} />
      {edits && (
        <>
          <input type="hidden" name="id" value={edits.id} />
          <input type="hidden" name="version" value={edits.version} />
        </>
      )}
      <IdentityFields {...section} />
      <PlacesFields {...section} />
      <FilingFields {...section} />
      <ContactFields {...section} />
      <p>
        <SubmitButton>{edits ? '保存修改' : '登记机构'}</SubmitButton>
      </p>
    </Form>
  )
}
