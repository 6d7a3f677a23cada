'use client'
import { RecordForm } from '@/components/forms/record-form'
import { TextField } from '@/components/forms/text-field'
import { type FacilityChoice, PostFields } from '@/components/staff/post-fields'
import { hireByCodeAction } from '@/lib/transfer-codes/actions'

type Props = { facilities: readonly FacilityChoice[]; today: string }

/** Takes over somebody's record with the code they made: name, number, certificates and hours come along. */
export function HireForm({ facilities, today }: Props) {
  const prefix = 'hire-'
  return (
    <RecordForm
      action={hireByCodeAction}
      hidden={{}}
      summary="凭转移码添加"
      submitLabel="凭转移码添加"
      variant="secondary"
      saved="已添加"
      idPrefix={prefix}
    >
      {(state) => (
        <>
          <TextField
            state={state}
            idPrefix={prefix}
            name="transferSecret"
            label="转移码"
            hint="本人在“我的从业记录”里生成，12 位，7 天内有效。姓名、证件号、证书和学时都不用再填"
            maxLength={40}
            autoComplete="off"
          />
          <PostFields
            state={state}
            idPrefix={prefix}
            facilities={facilities}
            values={{ startedOn: today, facilityId: facilities.length === 1 ? facilities[0]?.id : null }}
          />
        </>
      )}
    </RecordForm>
  )
}
