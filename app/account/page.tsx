import type { Metadata } from 'next'
import { AccountSummary } from '@/components/accounts/account-summary'
import { SessionForms } from '@/components/accounts/session-forms'
import { PageTitle } from '@/components/ui/page-title'
import { getOwnAccount } from '@/lib/accounts/queries'
import { requireActor } from '@/lib/core/session'

export const metadata: Metadata = { title: '我的账号', robots: { index: false } }

export default async function AccountPage() {
  const account = await getOwnAccount(await requireActor())
  return (
    <>
      <PageTitle title="我的账号" />
      <AccountSummary account={account} />
      <section className="mt-6" aria-labelledby="sessions">
        <h2 id="sessions">退出登录</h2>
        <p className="mt-2 mb-4">
          一次登录在 8
          小时内有效。用过公用电脑，或者手机丢了，请选“在所有设备上退出”，每台设备上的登录（包括这一台）会立即失效。
        </p>
        <SessionForms />
      </section>
    </>
  )
}
