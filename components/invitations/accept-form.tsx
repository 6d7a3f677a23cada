'use client'
import { RecordForm } from '@/components/forms/record-form'
import { TextField } from '@/components/forms/text-field'
import { acceptInvitationAction } from '@/lib/acceptances/actions'

type Props = { token: string; displayName: string; asksNumber: boolean; leastLength: number }

export function AcceptForm({ token, displayName, asksNumber, leastLength }: Props) {
  return (
    <RecordForm
      action={acceptInvitationAction}
      hidden={asksNumber ? { token, displayName } : { token }}
      submitLabel="开通账号"
      saved="账号已开通"
    >
      {(state) => (
        <>
          {asksNumber ? (
            <TextField
              state={state}
              name="number"
              label="身份证号"
              hint="和单位登记的一致才能开通，只能核对 5 次"
              maxLength={40}
              narrow
            />
          ) : (
            <TextField
              state={state}
              name="displayName"
              label="您的姓名"
              autoComplete="name"
              defaultValue={displayName}
              maxLength={64}
            />
          )}
          <TextField
            state={state}
            name="username"
            label="账号名"
            hint="登录时用。小写字母、数字、点、横线，3 到 64 个"
            autoComplete="username"
            maxLength={64}
            narrow
          />
          <TextField
            state={state}
            name="password"
            type="password"
            label="密码"
            hint={`至少 ${leastLength} 个字，可以用几个不相关的词连起来`}
            autoComplete="new-password"
            maxLength={200}
          />
          <TextField
            state={state}
            name="passwordAgain"
            type="password"
            label="再输入一次密码"
            autoComplete="new-password"
            maxLength={200}
          />
        </>
      )}
    </RecordForm>
  )
}
