'use client'
import { RecordForm } from '@/components/forms/record-form'
import { addPostAction } from '@/lib/staff/actions'
import type { StaffDto } from '@/lib/staff/queries'
import { type FacilityChoice, PostFields } from './post-fields'

type Props = { person: StaffDto; facilities: readonly FacilityChoice[]; today: string }

/** Another post of the same person: nothing known is typed again. */
export function AddPostForm({ person, facilities, today }: Props) {
  const { qualification, qualificationNumber, healthCertificateUntil } = person
  return (
    <RecordForm
      action={addPostAction}
      hidden={{ personId: person.personId }}
      submitLabel="添加岗位"
      variant="secondary"
      saved="已添加"
      idPrefix="post-"
    >
      {(state) => (
        <PostFields
          state={state}
          idPrefix="post-"
          facilities={facilities}
          values={{ qualification, qualificationNumber, healthCertificateUntil, startedOn: today }}
        />
      )}
    </RecordForm>
  )
}
