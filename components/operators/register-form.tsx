'use client'
import { useActionState } from 'react'
import { CheckboxField } from '@/components/forms/checkbox-field'
import { ErrorSummary } from '@/components/forms/error-summary'
import { Form } from '@/components/forms/form'
import { RadioField } from '@/components/forms/radio-field'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextField } from '@/components/forms/text-field'
import { idle } from '@/lib/core/action-state'
import { registerOperatorAction } from '@/lib/operators/actions'
import { REGISTRATION_AUTHORITY_HINTS, REGISTRATION_AUTHORITY_LABELS } from '@/lib/operators/labels'
import type { ContactChannel, RegistrationAuthority } from '@/prisma/generated/enums'

const AUTHORITIES = (Object.keys(REGISTRATION_AUTHORITY_LABELS) as RegistrationAuthority[]).map((value) => ({
  value,
  label: REGISTRATION_AUTHORITY_LABELS[value],
  hint: REGISTRATION_AUTHORITY_HINTS[value],
}))

/** The body, the person, the way in: one page, because all of it is on one certificate and in one head. */
export function RegisterForm({ channels }: { channels: readonly ContactChannel[] }) {
  const [state, act] = useActionState(registerOperatorAction, idle)
  const [byMail, bySms] = [channels.includes('email'), channels.includes('sms')]
  const hint = (isConnected: boolean) => (isConnected ? '验证码可以发到这里' : '用于联系，不发验证码')
  return (
    <Form action={act}>
      <ErrorSummary state={state} />
      <h2>举办单位</h2>
      <TextField
        state={state}
        name="creditNumber"
        label="统一社会信用代码"
        hint="18 位，在营业执照或法人登记证书上"
        narrow
        maxLength={30}
        autoComplete="off"
      />
      <TextField
        state={state}
        name="name"
        label="单位全称"
        hint="与登记证书一致"
        maxLength={100}
        autoComplete="organization"
      />
      <RadioField
        state={state}
        name="registrationAuthority"
        label="登记机关"
        hint="在哪个部门办的法人登记"
        options={AUTHORITIES}
      />
      <h2>联系人</h2>
      <TextField state={state} name="contactName" label="联系人姓名" maxLength={64} autoComplete="name" />
      <p className="field-hint">邮箱和手机号至少填一项，用来收验证码和办理通知。</p>
      <TextField
        state={state}
        name="email"
        label="邮箱"
        hint={hint(byMail)}
        optional={!byMail || bySms}
        type="email"
        maxLength={200}
        autoComplete="email"
      />
      <TextField
        state={state}
        name="phone"
        label="手机号"
        hint={hint(bySms)}
        optional={!bySms || byMail}
        type="tel"
        narrow
        maxLength={20}
        autoComplete="tel"
      />
      <h2>登录账号</h2>
      <TextField
        state={state}
        name="username"
        label="账号"
        hint="用小写字母、数字、点、横线，2 到 64 个"
        maxLength={64}
        autoComplete="username"
      />
      <TextField
        state={state}
        name="password"
        label="密码"
        hint="至少 12 个字"
        type="password"
        maxLength={200}
        autoComplete="new-password"
      />
      <TextField
        state={state}
        name="passwordAgain"
        label="再输入一次密码"
        type="password"
        maxLength={200}
        autoComplete="new-password"
      />
      <CheckboxField
        state={state}
        name="consent"
        label="我已阅读下面的说明，同意这样使用我填写的信息"
        hint="单位名称、信用代码用于办理备案，备案后依法公开。姓名、邮箱、手机号只用来登录、验证和通知办理进度，主管部门办理时能看到联系人姓名；不公开，不作他用。24 小时内没有输入验证码，填写的内容会自动删除。"
      />
      <p>
        <SubmitButton pendingLabel="正在注册…">注册，去验证</SubmitButton>
      </p>
    </Form>
  )
}
