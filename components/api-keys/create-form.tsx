'use client'
import { useActionState } from 'react'
import { CheckboxesField } from '@/components/forms/checkboxes-field'
import { DateField } from '@/components/forms/date-field'
import { ErrorSummary } from '@/components/forms/error-summary'
import { Form } from '@/components/forms/form'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextField } from '@/components/forms/text-field'
import { createApiKeyAction } from '@/lib/api-keys/actions'
import { SCOPES } from '@/lib/api-keys/rules'
import { idle } from '@/lib/core/action-state'
import { MadeSecret } from './made-secret'

const OPTIONS = Object.entries(SCOPES).map(([value, label]) => ({ value, label }))

type Props = { earliest: string; latest: string }

export function CreateKeyForm({ earliest, latest }: Props) {
  const [state, act] = useActionState(createApiKeyAction, idle)
  return (
    <Form action={act}>
      {state.status === 'ok' && (
        <MadeSecret
          title="密钥已生成，只显示这一次"
          secret={state.data.key}
          note="请现在复制，用安全的方式交给使用单位。平台只保存它的摘要，丢了只能换新的。"
        />
      )}
      <ErrorSummary state={state} />
      <TextField state={state} name="name" label="用途" hint="例如 人社部门证书比对" maxLength={60} />
      <TextField state={state} name="partner" label="使用单位" maxLength={100} />
      <CheckboxesField state={state} name="scopes" label="可以做什么" options={OPTIONS} />
      <TextField
        state={state}
        name="region"
        label="地区范围（选填）"
        hint="区划代码或全称；不填表示不限地区"
        maxLength={100}
      />
      <TextField
        state={state}
        name="creditCode"
        label="举办单位的统一社会信用代码（上报在托人数时必填）"
        maxLength={18}
      />
      <DateField
        state={state}
        name="expiresOn"
        label="到期日期"
        hint="最长一年"
        min={earliest}
        max={latest}
      />
      <p>
        <SubmitButton>生成密钥</SubmitButton>
      </p>
    </Form>
  )
}
