import type { Metadata } from 'next'
import { ChangePasswordForm } from '@/components/passwords/change-password-form'
import { GuardForms } from '@/components/second-factors/guard-forms'
import { DoneNotice } from '@/components/ui/done-notice'
import { LinkButton } from '@/components/ui/link-button'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { requireActor } from '@/lib/core/session'
import { formatDateTime } from '@/lib/format/date'
import { getOwnSecondFactor } from '@/lib/second-factors/queries'
import { getPolicies } from '@/lib/security-policies/queries'

export const metadata: Metadata = { title: '账号安全', robots: { index: false } }

const DONE = { password: '密码已修改，其他设备上的登录都已结束', disabled: '动态验证码已停用' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function SecurityPage({ searchParams }: Props) {
  const actor = await requireActor()
  const [guard, policies] = await Promise.all([getOwnSecondFactor(actor), getPolicies()])
  return (
    <>
      <PageTitle title="账号安全" />
      <DoneNotice done={(await searchParams).done} words={DONE} />
      {actor.isDemo && (
        <Notice title="这是演示账号">
          <p>演示账号的密码是公开的，不能修改；启用了动态验证码，登录时也不会问。</p>
        </Notice>
      )}
      <section className="mt-6" aria-labelledby="second">
        <h2 id="second">动态验证码</h2>
        <p className="mt-2">
          {guard.enrolledAt
            ? `已启用（${formatDateTime(guard.enrolledAt)}），恢复码还剩 ${guard.codesLeft} 个。`
            : '还没有启用。启用后，别人知道了密码也登录不了。'}
          {guard.isRequired && '按规定，您的账号必须使用。'}
        </p>
        {guard.enrolledAt ? (
          <GuardForms />
        ) : (
          <p className="mt-4">
            <LinkButton href="/sign-in/enrol?next=/account/security">启用动态验证码</LinkButton>
          </p>
        )}
      </section>
      {!actor.isDemo && (
        <section className="mt-6" aria-labelledby="password">
          <h2 id="password">修改密码</h2>
          <p className="mt-2">
            上次修改：{formatDateTime(guard.passwordChangedAt)}。修改后，其他设备上的登录都会结束。
          </p>
          <ChangePasswordForm minimumLength={policies.passwordLength} />
        </section>
      )}
      <p className="mt-6">
        <a href="/account/sessions">正在登录的设备</a>
      </p>
    </>
  )
}
