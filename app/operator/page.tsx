import type { Metadata } from 'next'
import { AccountSummary } from '@/components/accounts/account-summary'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { getOwnAccount } from '@/lib/accounts/queries'
import { requireRole } from '@/lib/core/session'

export const metadata: Metadata = { title: '我的机构', robots: { index: false } }

export default async function OperatorPage() {
  const account = await getOwnAccount(await requireRole('operator'))
  const { facility } = account
  return (
    <>
      <PageTitle title={facility?.name ?? '我的机构'} lead={account.region?.name} />
      {facility ? (
        <p>
          家长看到的是<a href={`/facilities/${facility.id}`}>机构的公开页面</a>
          。上面的内容由主管部门登记，如有不对，请联系区里的主管部门更正。
        </p>
      ) : (
        <Notice title="这个账号还没有关联机构">
          <p>请联系区里的主管部门，把您的机构登记到这个账号上。</p>
        </Notice>
      )}
      <section className="mt-6" aria-labelledby="account">
        <h2 id="account">我的账号</h2>
        <AccountSummary account={account} />
      </section>
    </>
  )
}
