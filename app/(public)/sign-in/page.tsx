import type { Metadata, Route } from 'next'
import { redirect } from 'next/navigation'
import { DemoSignIn } from '@/components/accounts/demo-sign-in'
import { SignInForm } from '@/components/accounts/sign-in-form'
import { Disclosure } from '@/components/ui/disclosure'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { ROLE_LABELS, SIGN_IN_REFUSED } from '@/lib/accounts/labels'
import { listDemoAccounts } from '@/lib/accounts/queries'
import { DEMO_PASSWORD, landingFor, safeNext } from '@/lib/accounts/rules'
import { currentActor } from '@/lib/core/session'
import type { AccountRole } from '@/prisma/generated/enums'

export const metadata: Metadata = { title: '登录', robots: { index: false } }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function SignInPage({ searchParams }: Props) {
  const query = await searchParams
  const given = query.next ?? query.callbackUrl
  const next = safeNext(typeof given === 'string' ? given : null)
  const actor = await currentActor()
  if (actor.accountId !== null) redirect(landingFor(actor.role as AccountRole, next) as Route)
  const demoAccounts = await listDemoAccounts(actor)
  return (
    <>
      <PageTitle
        title="登录"
        lead="查看目标进展和托育机构不需要登录。办理业务、管理数据的人员请在这里登录。"
      />
      {query.error && <Notice tone="error" title={SIGN_IN_REFUSED} live />}
      <SignInForm next={next} />
      <p className="mt-4">
        托育机构还没有账号？请先<a href="/register">注册</a>。
      </p>
      <section className="mt-6" aria-labelledby="after">
        <h2 id="after">登录以后</h2>
        <p className="mt-2">
          {next
            ? '登录后回到您刚才要看的页面；如果您的账号看不了那个页面，就到您自己的首页。'
            : '家长到“我的家庭”，机构到“我的机构”，工作人员到“工作台”，管理员到“系统管理”。'}
          一次登录在 8 小时内有效。
        </p>
      </section>
      {demoAccounts.length > 0 && (
        <section className="mt-6" aria-labelledby="demo">
          <h2 id="demo">演示账号</h2>
          <p className="mt-2">
            这里装的是演示数据。点一下账号名就能以它的身份登录，密码都是{' '}
            <span className="whitespace-nowrap">{DEMO_PASSWORD}</span>。
          </p>
          <Disclosure summary={`${demoAccounts.length} 个演示账号`} open>
            <DemoSignIn
              next={next}
              password={DEMO_PASSWORD}
              accounts={demoAccounts.map((account) => ({
                username: account.username,
                name: account.displayName,
                role: ROLE_LABELS[account.role],
                area: [account.regionName ?? '不分地区', account.department].filter(Boolean).join('，'),
              }))}
            />
          </Disclosure>
        </section>
      )}
    </>
  )
}
