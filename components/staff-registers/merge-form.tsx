'use client'
import { RecordForm } from '@/components/forms/record-form'
import { TextField } from '@/components/forms/text-field'
import { TextareaField } from '@/components/forms/textarea-field'
import { mergePeopleAction } from '@/lib/staff-registers/actions'

type Props = { personId: string; version: number }

/** Two records of one person: this one stays, the other one’s posts, certificates and hours come here. */
export function MergeForm({ personId, version }: Props) {
  const prefix = 'merge-'
  return (
    <RecordForm
      action={mergePeopleAction}
      hidden={{ personId, version }}
      summary="合并同一个人的另一条记录"
      submitLabel="合并到这条记录"
      variant="danger"
      saved="已合并"
      idPrefix={prefix}
    >
      {(state) => (
        <>
          <p>另一条记录的岗位、证书、学时都转到这里，然后那条记录被删除。合并不能撤销。</p>
          <TextField
            state={state}
            idPrefix={prefix}
            name="identitySecret"
            label="另一条记录的身份证号"
            maxLength={40}
            autoComplete="off"
          />
          <TextareaField
            state={state}
            idPrefix={prefix}
            name="reason"
            label="为什么是同一个人"
            rows={2}
            maxLength={500}
          />
        </>
      )}
    </RecordForm>
  )
}
