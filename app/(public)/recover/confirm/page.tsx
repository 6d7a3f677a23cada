import type { Metadata, Route } from 'next'
import { redirect } from 'next/navigation'
import { RecoverForm } from '@/components/recoveries/recover-form'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { ASKED } from '@/lib/recoveries/rules'
import { getPolicies } from '@/lib/security-policies/queries'

export const metadata: Metadata = { title: '设置新密码', robots: { index: false }, referrer: 'no-referrer' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** The same page for every id: whether it stands for anything, only the code tells. */
export default async function RecoverConfirmPage({ searchParams }: Props) {
  const { id } = await searchParams
  if (typeof id !== 'string') redirect('/recover' as Route)
  const { passwordLength } = await getPolicies()
  return (
    <>
      <PageTitle title="设置新密码" />
      <Notice tone="success" title={ASKED} live />
      <RecoverForm confirmationId={id} minimumLength={passwordLength} />
      <p className="mt-4">
        没有收到？<a href="/recover">重新发送</a>。
      </p>
    </>
  )
}
