'use client'
import { CodeForm } from '@/components/confirmations/code-form'
import { RecordForm } from '@/components/forms/record-form'
import { confirmRegistrationAction, resendRegistrationCodeAction } from '@/lib/operators/actions'

/** The code, and below it another one in case none came. */
export function ConfirmRegistrationForm({ confirmationId }: { confirmationId: string }) {
  return (
    <>
      <CodeForm
        action={confirmRegistrationAction}
        confirmationId={confirmationId}
        submitLabel="确认并登录"
        saved="账号已开通"
      />
      <section className="mt-6" aria-labelledby="resend">
        <h2 id="resend">没有收到验证码</h2>
        <p className="mt-2 mb-4">
          请先看看垃圾邮件或拦截的短信。等 60 秒还没有，可以重新发送；新的一发，旧的就作废。
        </p>
        <RecordForm
          action={resendRegistrationCodeAction}
          hidden={{ confirmationId }}
          submitLabel="重新发送验证码"
          variant="secondary"
          saved="已重新发送"
          idPrefix="resend-"
        >
          {() => null}
        </RecordForm>
      </section>
    </>
  )
}
