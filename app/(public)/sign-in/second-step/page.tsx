import type { Metadata, Route } from 'next'
import { redirect } from 'next/navigation'
import { SignOutForm } from '@/components/accounts/sign-out-form'
import { SecondStepForm } from '@/components/second-factors/second-step-form'
import { PageTitle } from '@/components/ui/page-title'
import { landingFor, safeNext } from '@/lib/accounts/rules'
import { currentSession } from '@/lib/core/session'
import { stageAddress } from '@/lib/core/sign-in-stages'
import type { AccountRole } from '@/prisma/generated/enums'

export const metadata: Metadata = { title: '输入动态验证码', robots: { index: false } }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function SecondStepPage({ searchParams }: Props) {
  const { next: given } = await searchParams
  const next = safeNext(typeof given === 'string' ? given : null)
  const session = await currentSession()
  if (!session) redirect('/sign-in')
  if (session.stage !== 'second_step') {
    const landing = landingFor(session.actor.role as AccountRole, next)
    redirect((stageAddress(session.stage, next) ?? landing) as Route)
  }
  return (
    <>
      <PageTitle title="输入动态验证码" lead={`密码正确。还差一步，就以“${session.actor.name}”登录。`} />
      <SecondStepForm next={next} />
      <section className="mt-6" aria-labelledby="lost">
        <h2 id="lost">手机和恢复码都不在</h2>
        <p className="mt-2">请联系本单位的系统管理员，核实身份后由他停用旧的验证码，您再重新设置。</p>
        <div className="mt-4">
          <SignOutForm />
        </div>
      </section>
    </>
  )
}
