import type { Metadata } from 'next'
import { AccountSummary } from '@/components/accounts/account-summary'
import { LinkButton } from '@/components/ui/link-button'
import { PageTitle } from '@/components/ui/page-title'
import { getOwnAccount } from '@/lib/accounts/queries'
import { requireRole } from '@/lib/core/session'

export const metadata: Metadata = { title: '我的家庭', robots: { index: false } }

export default async function FamilyPage() {
  const account = await getOwnAccount(await requireRole('parent'))
  const { region } = account
  return (
    <>
      <PageTitle
        title="我的家庭"
        lead={region ? `您的账号登记在${region.name}。` : '您的账号还没有登记地区。'}
      />
      <p>
        <LinkButton
          href={region ? `/facilities?region=${region.code}` : '/facilities'}
          variant="family"
        >{`看看${region?.name ?? '各地'}的托育机构`}</LinkButton>
      </p>
      <p className="mt-4">
        <LinkButton href="/family/children">孩子的信息</LinkButton>
      </p>
      <section className="mt-6" aria-labelledby="account">
        <h2 id="account">我的账号</h2>
        <AccountSummary account={account} />
      </section>
    </>
  )
}
