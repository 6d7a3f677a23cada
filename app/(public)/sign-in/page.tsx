import type { Metadata, Route } from 'next'
import { redirect } from 'next/navigation'
import { DemoSignIn } from '@/components/accounts/demo-sign-in'
import { SignInForm } from '@/components/accounts/sign-in-form'
import { OidcButtons } from '@/components/identity-links/oidc-buttons'
import { Disclosure } from '@/components/ui/disclosure'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { ROLE_LABELS, SIGN_IN_REFUSED } from '@/lib/accounts/labels'
import { listDemoAccounts } from '@/lib/accounts/queries'
import { DEMO_PASSWORD, landingFor, safeNext } from '@/lib/accounts/rules'
import { publicActor } from '@/lib/core/actor'
import { currentSession } from '@/lib/core/session'
import { listOidcButtons } from '@/lib/identity-links/queries'
import { linkProblemText } from '@/lib/identity-links/rules'
import { getPolicies } from '@/lib/security-policies/queries'
import type { AccountRole } from '@/prisma/generated/enums'

export const metadata: Metadata = { title: '登录', robots: { index: false } }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function SignInPage({ searchParams }: Props) {
  const query = await searchParams
  const given = query.next ?? query.callbackUrl
  const next = safeNext(typeof given === 'string' ? given : null)
  const session = await currentSession()
  // A half sign-in may begin anew, as somebody else perhaps.
  if (session?.stage === 'open') redirect(landingFor(session.actor.role as AccountRole, next) as Route)
  const problem = linkProblemText(query.problem)
  const { idleMinutes, sessionHours } = await getPolicies()
  const demoAccounts = await listDemoAccounts(session?.actor ?? publicActor)
  return (
    <>
      <PageTitle
        title="登录"
        lead="查看目标进展和托育机构不需要登录。办理业务、管理数据的人员请在这里登录。"
      />
      {query.done === 'recovered' && <Notice tone="success" title="新密码已设置，账号已解锁，请登录" live />}
      {query.error && <Notice tone="error" title={SIGN_IN_REFUSED} live />}
      {problem && <Notice tone="error" title={problem} live />}
      <SignInForm next={next} />
      <OidcButtons buttons={listOidcButtons()} next={next} />
      <p className="mt-4">
        忘了密码，或者账号被锁定？<a href="/recover">重新设置密码</a>。
      </p>
      <p className="mt-4">
        托育机构还没有账号？请先<a href="/register">注册</a>。
      </p>
      <section className="mt-6" aria-labelledby="after">
        <h2 id="after">登录以后</h2>
        <p className="mt-2">
          {next
            ? '登录后回到您刚才要看的页面；如果您的账号看不了那个页面，就到您自己的首页。'
            : '家长到“我的家庭”，机构到“我的机构”，工作人员到“工作台”，管理员到“系统管理”。'}
          {idleMinutes} 分钟不操作会自动退出，一次登录最长 {sessionHours} 小时。
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
