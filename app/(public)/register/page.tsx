import type { Metadata, Route } from 'next'
import { redirect } from 'next/navigation'
import { RegisterForm } from '@/components/operators/register-form'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { roomOf } from '@/lib/accounts/rules'
import { codeWays } from '@/lib/confirmations/queries'
import { currentActor } from '@/lib/core/session'

export const metadata: Metadata = { title: '托育机构注册' }

export default async function RegisterPage() {
  const actor = await currentActor()
  if (actor.accountId !== null) redirect((roomOf(actor.role)?.href ?? '/') as Route)
  const { channels } = await codeWays(actor)
  return (
    <>
      <PageTitle
        title="托育机构注册"
        lead="办理备案的单位在这里注册，一个单位注册一次。注册后可以在网上办完备案的全过程，不用跑窗口。"
      />
      <p className="mb-4">
        家长查机构不需要注册；已有账号请直接<a href="/sign-in">登录</a>。
      </p>
      {channels.length > 0 ? (
        <RegisterForm channels={channels} />
      ) : (
        <Notice tone="warning" title="网上注册还没有开放">
          <p>
            门户还没有接通邮件或短信，发不出验证码。需要账号的单位，请联系所在区县的托育主管部门，由系统管理员开通。
          </p>
        </Notice>
      )}
    </>
  )
}
