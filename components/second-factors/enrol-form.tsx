'use client'
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/forms/error-summary'
import { Form } from '@/components/forms/form'
import { SubmitButton } from '@/components/forms/submit-button'
import { LinkButton } from '@/components/ui/link-button'
import { idle } from '@/lib/core/action-state'
import { confirmEnrolmentAction } from '@/lib/second-factors/actions'
import { CodeField } from './code-field'
import { RecoveryCodes } from './recovery-codes'
import './second-factors.css'

type Props = {
  /** Null once it is confirmed: the answer with the recovery codes still has to be shown. */
  enrolment: { secretText: string; qrSvg: string } | null
  nextHref: string
}

export function EnrolForm({ enrolment, nextHref }: Props) {
  const [state, act] = useActionState(confirmEnrolmentAction, idle)
  if (state.status === 'ok') {
    return (
      <>
        <RecoveryCodes codes={state.data.codes} />
        <p className="mt-4">
          <LinkButton href={nextHref}>我已经保存好，继续</LinkButton>
        </p>
      </>
    )
  }
  if (!enrolment) return null
  return (
    <>
      <ol className="list-decimal pl-6">
        <li>
          在手机上打开验证器应用（任何支持 TOTP 的都可以），扫描下面的二维码：
          {/* biome-ignore lint/performance/noImgElement: drawn in the page, nothing is loaded */}
          <img
            className="enrol-qr mt-2"
            src={`data:image/svg+xml;utf8,${encodeURIComponent(enrolment.qrSvg)}`}
            alt="用验证器应用扫描的二维码，内容就是下面的密钥"
          />
          <p className="mt-2">
            不能扫码，就在应用里选“手动输入”，密钥是：
            <span className="enrol-secret">{enrolment.secretText}</span>
          </p>
        </li>
        <li className="mt-4">输入应用上显示的 6 位数字。</li>
      </ol>
      <Form action={act}>
        <ErrorSummary state={state} />
        <CodeField state={state} hint="6 位数字，每 30 秒换一次" />
        <p>
          <SubmitButton pendingLabel="正在核对…">启用动态验证码</SubmitButton>
        </p>
      </Form>
    </>
  )
}
