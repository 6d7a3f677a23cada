import type { Metadata, Route } from 'next'
import { redirect } from 'next/navigation'
import { ChangePasswordForm } from '@/components/passwords/change-password-form'
import { PageTitle } from '@/components/ui/page-title'
import { landingFor, safeNext } from '@/lib/accounts/rules'
import { currentSession } from '@/lib/core/session'
import { stageAddress } from '@/lib/core/sign-in-stages'
import { getPolicies } from '@/lib/security-policies/queries'
import type { AccountRole } from '@/prisma/generated/enums'

export const metadata: Metadata = { title: '换一个新密码', robots: { index: false } }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function NewPasswordPage({ searchParams }: Props) {
  const { next: given } = await searchParams
  const next = safeNext(typeof given === 'string' ? given : null)
  const session = await currentSession()
  if (!session) redirect('/sign-in')
  if (session.stage !== 'new_password') {
    const landing = landingFor(session.actor.role as AccountRole, next)
    redirect((stageAddress(session.stage, next) ?? landing) as Route)
  }
  const { passwordLength } = await getPolicies()
  return (
    <>
      <PageTitle title="换一个新密码" lead="您的密码到期了，或者管理员要求更换。换好以后继续。" />
      <ChangePasswordForm minimumLength={passwordLength} isRenewal next={next} />
    </>
  )
}
