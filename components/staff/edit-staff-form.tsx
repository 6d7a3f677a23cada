'use client'
import { RecordForm } from '@/components/forms/record-form'
import { TextField } from '@/components/forms/text-field'
import { editStaffAction } from '@/lib/staff/actions'
import type { StaffDto } from '@/lib/staff/queries'
import { type FacilityChoice, PostFields } from './post-fields'

type Props = { post: StaffDto; facilities: readonly FacilityChoice[] }

export function EditStaffForm({ post, facilities }: Props) {
  return (
    <RecordForm
      action={editStaffAction}
      hidden={{ postId: post.postId, version: post.version }}
      submitLabel="保存修改"
      saved="已保存"
      idPrefix="edit-"
      cancelHref="/operator/staff"
    >
      {(state) => (
        <>
          <TextField
            state={state}
            idPrefix="edit-"
            name="name"
            label="姓名"
            hint="与身份证一致"
            maxLength={64}
            autoComplete="off"
            defaultValue={post.name}
          />
          <PostFields state={state} idPrefix="edit-" facilities={facilities} values={post} />
        </>
      )}
    </RecordForm>
  )
}
