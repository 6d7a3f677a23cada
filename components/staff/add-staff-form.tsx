'use client'
import { RecordForm } from '@/components/forms/record-form'
import { TextField } from '@/components/forms/text-field'
import { addStaffAction } from '@/lib/staff/actions'
import { type FacilityChoice, PostFields } from './post-fields'

type Props = { facilities: readonly FacilityChoice[]; today: string }

/** A new person. The identity number is sent once, and comes back only with its middle hidden. */
export function AddStaffForm({ facilities, today }: Props) {
  return (
    <RecordForm
      action={addStaffAction}
      hidden={{}}
      submitLabel="添加"
      saved="已添加"
      cancelHref="/operator/staff"
    >
      {(state) => (
        <>
          <TextField
            state={state}
            name="name"
            label="姓名"
            hint="与身份证一致"
            maxLength={64}
            autoComplete="off"
          />
          <TextField
            state={state}
            name="identitySecret"
            label="身份证号"
            hint="18 位。加密保存，页面上只显示前 3 位和后 4 位；提交没有成功时要重新填写。"
            maxLength={40}
            autoComplete="off"
          />
          <PostFields
            state={state}
            facilities={facilities}
            values={{ startedOn: today, facilityId: facilities.length === 1 ? facilities[0]?.id : null }}
          />
        </>
      )}
    </RecordForm>
  )
}
