'use client'
import { CheckboxesField } from '@/components/forms/checkboxes-field'
import { RadioField } from '@/components/forms/radio-field'
import { RecordForm } from '@/components/forms/record-form'
import { TextField } from '@/components/forms/text-field'
import { TextareaField } from '@/components/forms/textarea-field'
import { requestRoleAction } from '@/lib/roles/actions'

type Props = {
  base: string
  role?: {
    id: string
    version: number
    name: string
    note: string
    isEnabled: boolean
    permissions: string[]
  }
  options: { value: string; label: string; hint: string }[]
}

/** A name and a part of what the kind may hold; it goes to a second person. */
export function RoleForm({ base, role, options }: Props) {
  return (
    <RecordForm
      action={requestRoleAction}
      hidden={{ base, roleId: role?.id ?? '', version: role?.version ?? 0 }}
      submitLabel="提交复核"
      saved="已提交，等系统管理员同意"
      cancelHref="/admin/roles"
    >
      {(state) => (
        <>
          <TextField state={state} name="name" label="名称" defaultValue={role?.name} maxLength={30} />
          <CheckboxesField
            state={state}
            name="permissions"
            label="权限"
            hint="只能少给，不能超出这种身份可以有的范围"
            options={options}
            defaultValues={role?.permissions ?? options.map(({ value }) => value)}
          />
          <TextField
            state={state}
            name="note"
            label="说明"
            optional
            defaultValue={role?.note}
            maxLength={200}
          />
          {role ? (
            <RadioField
              state={state}
              name="isEnabled"
              label="能不能授予"
              defaultValue={String(role.isEnabled)}
              options={[
                { value: 'true', label: '可以授予账号' },
                { value: 'false', label: '不再授予', hint: '已经有这个角色的账号不变' },
              ]}
            />
          ) : (
            <input type="hidden" name="isEnabled" value="true" />
          )}
          <TextareaField
            state={state}
            name="reason"
            label="原因"
            hint="复核的人会看到"
            rows={2}
            maxLength={500}
          />
        </>
      )}
    </RecordForm>
  )
}
