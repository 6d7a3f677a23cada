import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AccountRoleForm } from '@/components/accounts/account-role-form'
import { AccountSummary } from '@/components/accounts/account-summary'
import { SwitchAccountForm } from '@/components/accounts/switch-account-form'
import { ResetSecondFactorForm } from '@/components/second-factors/reset-second-factor-form'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { DoneNotice } from '@/components/ui/done-notice'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { canSetRole, switchEvents } from '@/lib/account-administration/policy'
import { findManaged } from '@/lib/account-administration/queries'
import { isAdministrator } from '@/lib/accounts/policy'
import { findAccount } from '@/lib/accounts/queries'
import { isPending } from '@/lib/change-requests/queries'
import { requireAdmin } from '@/lib/core/session'
import { grantableRoles } from '@/lib/roles/queries'
import { canReset } from '@/lib/second-factors/policy'
import { hasSecondFactor } from '@/lib/second-factors/queries'

export const metadata: Metadata = { title: '账号' }

const DONE = { second_factor_off: '动态验证码已停用；按规定必须使用的账号，下次登录时要重新设置' }

type Props = {
  params: Promise<{ accountId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function AccountPage({ params, searchParams }: Props) {
  const actor = await requireAdmin('accounts.manage')
  const { accountId } = await params
  const [account, managed] = await Promise.all([findAccount(actor, accountId), findManaged(actor, accountId)])
  if (!account || !managed) notFound()
  const { id, isEnabled, displayName, role } = account
  const [waits, all, isGuarded] = await Promise.all([
    isPending(actor, { type: 'account', id }),
    grantableRoles(actor),
    hasSecondFactor(actor, id),
  ])
  const roles = all.filter(({ base }) => base === role).map(({ id: value, name }) => ({ value, label: name }))
  const needsSecond = isAdministrator(account)
  return (
    <>
      <Breadcrumbs items={[{ href: '/admin/accounts', label: '账号' }, { label: displayName }]} />
      <PageTitle title={displayName} lead={isEnabled ? '账号已启用，可以登录。' : '账号已停用，不能登录。'} />
      <DoneNotice done={(await searchParams).done} words={DONE} />
      <AccountSummary account={account} />
      {waits && (
        <Notice tone="warning" title="这个账号有一项改动正在等待复核">
          <p>
            <a href="/admin/changes">到双人复核查看</a>
          </p>
        </Notice>
      )}
      <section className="mt-6" aria-labelledby="switch">
        <h2 id="switch" className="mb-4">
          {isEnabled ? '停用账号' : '启用账号'}
        </h2>
        {switchEvents(actor, managed).length > 0 ? (
          <>
            {needsSecond && <p className="mb-4">这是管理员账号，安全管理员同意后才生效。</p>}
            <SwitchAccountForm accountId={id} isEnabled={isEnabled} needsSecond={needsSecond} />
          </>
        ) : (
          <p>这是您自己的账号。为了不把自己锁在外面，自己的账号要由另一位系统管理员来停用。</p>
        )}
      </section>
      {canSetRole(actor, managed) && (
        <section className="mt-8" aria-labelledby="role">
          <h2 id="role" className="mb-4">
            角色
          </h2>
          {roles.length > 1 ? (
            <AccountRoleForm accountId={id} roleId={managed.roleId} roles={roles} />
          ) : (
            <p>
              现在是“{managed.roleName}”。这种身份还没有别的角色，需要少给权限时，请安全管理员先新建一个。
            </p>
          )}
        </section>
      )}
      {isGuarded && canReset(actor, account) && (
        <section className="mt-8" aria-labelledby="second">
          <h2 id="second" className="mb-4">
            动态验证码
          </h2>
          <ResetSecondFactorForm accountId={id} />
        </section>
      )}
    </>
  )
}
