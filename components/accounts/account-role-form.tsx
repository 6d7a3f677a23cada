'use client'
import { RecordForm } from '@/components/forms/record-form'
import { SelectField } from '@/components/forms/select-field'
import { TextareaField } from '@/components/forms/textarea-field'
import { requestAccountRoleAction } from '@/lib/account-administration/actions'

type Props = { accountId: string; roleId: string; roles: { value: string; label: string }[] }

export function AccountRoleForm({ accountId, roleId, roles }: Props) {
  return (
    <RecordForm
      action={requestAccountRoleAction}
      hidden={{ accountId }}
      submitLabel="提交复核"
      saved="已提交，等安全管理员同意"
      idPrefix="role-"
    >
      {(state) => (
        <>
          <SelectField
            state={state}
            idPrefix="role-"
            name="roleId"
            label="角色"
            options={roles}
            defaultValue={roleId}
          />
          <TextareaField
            state={state}
            idPrefix="role-"
            name="reason"
            label="原因"
            hint="安全管理员会看到，并写进审计日志"
            rows={2}
            maxLength={200}
          />
        </>
      )}
    </RecordForm>
  )
}
