'use client'
import { useActionState } from 'react'
import { CheckboxField } from '@/components/forms/checkbox-field'
import { ErrorSummary } from '@/components/forms/error-summary'
import { Form } from '@/components/forms/form'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextareaField } from '@/components/forms/textarea-field'
import { Notice } from '@/components/ui/notice'
import { switchAccountAction } from '@/lib/account-administration/actions'
import { idle } from '@/lib/core/action-state'

type Props = { accountId: string; isEnabled: boolean; needsSecond?: boolean }

/** Asks for a reason and a tick, so that nobody is locked out by one stray tap, with or without JavaScript. */
export function SwitchAccountForm({ accountId, isEnabled, needsSecond = false }: Props) {
  const [state, act] = useActionState(switchAccountAction, idle)
  if (state.status === 'ok') {
    return (
      <Notice tone="success" title={state.data.isEnabled ? '账号已启用' : '账号已停用'} live>
        <p>
          <a href="/admin/accounts">回到账号列表</a>
        </p>
      </Notice>
    )
  }
  return (
    <Form action={act}>
      <ErrorSummary state={state} />
      <input type="hidden" name="accountId" value={accountId} />
      <input type="hidden" name="isEnabled" value={String(!isEnabled)} />
      <TextareaField state={state} name="reason" label="原因" hint="写进审计日志，例如“调离岗位”" />
      <CheckboxField
        state={state}
        name="confirm"
        value="yes"
        label={
          isEnabled
            ? '我确认停用：这个人马上不能再登录，所有设备上的登录立即失效'
            : '我确认启用：这个人可以用原来的密码登录'
        }
      />
      <p>
        <SubmitButton variant={isEnabled ? 'danger' : 'primary'}>
          {needsSecond ? `提交复核：${isEnabled ? '停用' : '启用'}账号` : isEnabled ? '停用账号' : '启用账号'}
        </SubmitButton>
      </p>
    </Form>
  )
}
