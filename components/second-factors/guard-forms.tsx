'use client'
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/forms/error-summary'
import { Form } from '@/components/forms/form'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextField } from '@/components/forms/text-field'
import { Disclosure } from '@/components/ui/disclosure'
import { idle } from '@/lib/core/action-state'
import { disableSecondFactorAction, renewRecoveryCodesAction } from '@/lib/second-factors/actions'
import { CodeField } from './code-field'
import { RecoveryCodes } from './recovery-codes'
import './second-factors.css'

/** New printed codes, or the way to another phone: both ask for proof first. */
export function GuardForms() {
  const [renewed, renew] = useActionState(renewRecoveryCodesAction, idle)
  const [disabled, disable] = useActionState(disableSecondFactorAction, idle)
  return (
    <>
      {renewed.status === 'ok' && <RecoveryCodes codes={renewed.data.codes} />}
      <Disclosure summary="换一组新的恢复码" open={renewed.status === 'error'}>
        <Form action={renew}>
          <ErrorSummary state={renewed} idPrefix="renew-" />
          <CodeField state={renewed} idPrefix="renew-" hint="旧的恢复码随即作废" />
          <p>
            <SubmitButton variant="secondary">换新的恢复码</SubmitButton>
          </p>
        </Form>
      </Disclosure>
      <Disclosure summary="停用，或换一部手机" open={disabled.status === 'error'}>
        <Form action={disable}>
          <ErrorSummary state={disabled} idPrefix="off-" />
          <TextField
            state={disabled}
            idPrefix="off-"
            name="currentPassword"
            label="密码"
            type="password"
            autoComplete="current-password"
            maxLength={200}
          />
          <CodeField state={disabled} idPrefix="off-" hint="验证器应用上的数字，或者一个恢复码" allowsWords />
          <p>
            <SubmitButton variant="danger">停用动态验证码</SubmitButton>
          </p>
        </Form>
      </Disclosure>
    </>
  )
}
