'use client'
import { useActionState } from 'react'
import { MadeSecret } from '@/components/api-keys/made-secret'
import { CheckboxesField } from '@/components/forms/checkboxes-field'
import { ErrorSummary } from '@/components/forms/error-summary'
import { Form } from '@/components/forms/form'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextField } from '@/components/forms/text-field'
import { idle } from '@/lib/core/action-state'
import { addWebhookAction } from '@/lib/webhooks/actions'
import { WEBHOOK_EVENTS } from '@/lib/webhooks/rules'

const OPTIONS = Object.entries(WEBHOOK_EVENTS).map(([value, label]) => ({ value, label }))

export function AddWebhookForm() {
  const [state, act] = useActionState(addWebhookAction, idle)
  return (
    <Form action={act}>
      {state.status === 'ok' && (
        <MadeSecret
          title="推送地址已登记。签名密钥只显示这一次"
          secret={state.data.signingKey}
          note="接收方用它核对每条消息的 X-Shanyu-Signature：对“时间戳.正文”做 HMAC-SHA-256，十六进制。"
        />
      )}
      <ErrorSummary state={state} />
      <TextField state={state} name="name" label="接收单位或系统" maxLength={100} />
      <TextField
        state={state}
        name="url"
        label="接收地址"
        hint="以 https:// 开头，例如 https://partner.example.gov.cn/shanyu"
        maxLength={500}
      />
      <CheckboxesField state={state} name="events" label="推送哪些消息" options={OPTIONS} />
      <TextField
        state={state}
        name="region"
        label="地区范围（选填）"
        hint="区划代码或全称；不填表示不限地区"
        maxLength={100}
      />
      <p>
        <SubmitButton>登记推送地址</SubmitButton>
      </p>
    </Form>
  )
}
