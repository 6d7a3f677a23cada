import type { Metadata } from 'next'
import { ShownCode } from '@/components/confirmations/shown-code'
import { ConfirmRegistrationForm } from '@/components/operators/confirm-registration-form'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { CONTACT_LABELS } from '@/lib/confirmations/labels'
import { findRegistrationCode } from '@/lib/confirmations/queries'
import { currentActor } from '@/lib/core/session'

export const metadata: Metadata = { title: '输入验证码', robots: { index: false }, referrer: 'no-referrer' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function ConfirmRegistrationPage({ searchParams }: Props) {
  const { id, sent } = await searchParams
  const pending = typeof id === 'string' ? await findRegistrationCode(await currentActor(), id) : null
  if (!pending || pending.isConfirmed) {
    return (
      <>
        <PageTitle title="输入验证码" />
        <Notice title={pending ? '这个账号已经开通' : '没有等待验证的注册'}>
          <p>
            {pending ? '' : '注册后 24 小时内没有验证的内容会自动删除，需要重新填写。'}请
            <a href="/sign-in">登录</a>
            {!pending && (
              <>
                ，或<a href="/register">重新注册</a>
              </>
            )}
            。
          </p>
        </Notice>
      </>
    )
  }
  return (
    <>
      <PageTitle
        title="输入验证码"
        lead={
          pending.shownCode
            ? '输入下面的验证码，账号就开通了。'
            : `验证码已发到${CONTACT_LABELS[pending.channel]} ${pending.maskedAddress}。输入后账号就开通了。`
        }
      />
      {sent && <Notice tone="success" title="新的验证码已发出" live />}
      <ShownCode code={pending.shownCode} />
      <ConfirmRegistrationForm confirmationId={pending.id} />
    </>
  )
}
