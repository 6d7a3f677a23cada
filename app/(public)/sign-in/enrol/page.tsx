import type { Metadata, Route } from 'next'
import { redirect } from 'next/navigation'
import { EnrolForm } from '@/components/second-factors/enrol-form'
import { PrepareForm } from '@/components/second-factors/prepare-form'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { landingFor, safeNext } from '@/lib/accounts/rules'
import { currentSession } from '@/lib/core/session'
import { stageAddress } from '@/lib/core/sign-in-stages'
import { findOwnEnrolment, getOwnSecondFactor } from '@/lib/second-factors/queries'
import type { AccountRole } from '@/prisma/generated/enums'

export const metadata: Metadata = { title: '设置动态验证码', robots: { index: false } }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function EnrolPage({ searchParams }: Props) {
  const { next: given } = await searchParams
  const next = safeNext(typeof given === 'string' ? given : null)
  const session = await currentSession()
  if (!session) redirect('/sign-in')
  const { actor, stage } = session
  if (stage === 'second_step') redirect(stageAddress(stage, next) as Route)
  const [state, enrolment] = await Promise.all([getOwnSecondFactor(actor), findOwnEnrolment(actor)])
  const nextHref = stageAddress(stage, next) ?? landingFor(actor.role as AccountRole, next)
  return (
    <>
      <PageTitle
        title="设置动态验证码"
        lead={
          stage === 'enrol'
            ? '按规定，您的账号登录时除了密码，还要输入手机上的动态验证码。设置一次，以后每次登录用。'
            : '启用以后，登录时除了密码，还要输入手机上的动态验证码。'
        }
      />
      {!state.enrolledAt && !enrolment && (
        <>
          <p>请先在手机上装好验证器应用，再继续。二维码只给您本人看，不要截图发给别人。</p>
          <PrepareForm />
        </>
      )}
      {/* Stays in its place when it is confirmed: it holds the recovery codes, which are shown once. */}
      <EnrolForm enrolment={enrolment} nextHref={nextHref} />
      {state.enrolledAt && stage === 'open' && (
        <Notice title="动态验证码已启用">
          <p>
            恢复码还剩 {state.codesLeft} 个。要换手机或换恢复码，请到<a href="/account/security">账号安全</a>
            。
          </p>
        </Notice>
      )}
    </>
  )
}
