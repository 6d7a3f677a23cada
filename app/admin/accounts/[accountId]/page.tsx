import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AccountSummary } from '@/components/accounts/account-summary'
import { SwitchAccountForm } from '@/components/accounts/switch-account-form'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageTitle } from '@/components/ui/page-title'
import { allowedEvents } from '@/lib/accounts/policy'
import { findAccount } from '@/lib/accounts/queries'
import { requireAdmin } from '@/lib/core/session'

export const metadata: Metadata = { title: '账号' }

type Props = { params: Promise<{ accountId: string }> }

export default async function AccountPage({ params }: Props) {
  const actor = await requireAdmin('accounts.manage')
  const account = await findAccount(actor, (await params).accountId)
  if (!account) notFound()
  const { id, isEnabled, displayName } = account
  return (
    <>
      <Breadcrumbs items={[{ href: '/admin/accounts', label: '账号' }, { label: displayName }]} />
      <PageTitle title={displayName} lead={isEnabled ? '账号已启用，可以登录。' : '账号已停用，不能登录。'} />
      <AccountSummary account={account} />
      <section className="mt-6" aria-labelledby="switch">
        <h2 id="switch" className="mb-4">
          {isEnabled ? '停用账号' : '启用账号'}
        </h2>
        {allowedEvents(actor, account).length > 0 ? (
          <SwitchAccountForm accountId={id} isEnabled={isEnabled} />
        ) : (
          <p>这是您自己的账号。为了不把自己锁在外面，自己的账号要由另一位系统管理员来停用。</p>
        )}
      </section>
    </>
  )
}
