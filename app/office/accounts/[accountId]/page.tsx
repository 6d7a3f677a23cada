import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { SwitchAccountForm } from '@/components/accounts/switch-account-form'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageTitle } from '@/components/ui/page-title'
import { SummaryList } from '@/components/ui/summary-list'
import { switchEvents } from '@/lib/account-administration/policy'
import { findManaged } from '@/lib/account-administration/queries'
import { requireThat } from '@/lib/core/session'
import { formatDateTime } from '@/lib/format/date'
import { delegates } from '@/lib/roles/policy'

export const metadata: Metadata = { title: '下级账号' }

type Props = { params: Promise<{ accountId: string }> }

export default async function ManagedAccountPage({ params }: Props) {
  const actor = await requireThat(delegates)
  const account = await findManaged(actor, (await params).accountId)
  if (!account || switchEvents(actor, account).length === 0) notFound()
  const { id, isEnabled, displayName } = account
  return (
    <>
      <Breadcrumbs items={[{ href: '/office/accounts', label: '下级账号' }, { label: displayName }]} />
      <PageTitle title={displayName} lead={isEnabled ? '账号已启用，可以登录。' : '账号已停用，不能登录。'} />
      <SummaryList
        rows={[
          { label: '账号', value: account.username },
          { label: '角色', value: account.roleName },
          { label: '地区', value: account.regionName ?? '没有登记' },
          { label: '组织机构', value: account.organisation ?? '没有登记' },
          { label: '最近一次登录', value: formatDateTime(account.lastSignInAt) },
        ]}
      />
      <section className="mt-6" aria-labelledby="switch">
        <h2 id="switch" className="mb-4">
          {isEnabled ? '停用账号' : '启用账号'}
        </h2>
        <SwitchAccountForm accountId={id} isEnabled={isEnabled} />
      </section>
    </>
  )
}
