import type { Metadata } from 'next'
import { inviteOptions } from '@/app/invite-options'
import { InviteOfficialForm } from '@/components/invitations/invite-official-form'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageTitle } from '@/components/ui/page-title'
import { requireAdmin } from '@/lib/core/session'

export const metadata: Metadata = { title: '邀请账号' }

export default async function InvitePage() {
  const actor = await requireAdmin('accounts.manage')
  return (
    <>
      <Breadcrumbs items={[{ href: '/admin/invitations', label: '邀请' }, { label: '邀请账号' }]} />
      <PageTitle
        title="邀请账号"
        lead="安全管理员同意后，本人会收到链接，自己设置账号名和密码。机构人员和家长不在这里邀请。"
      />
      <InviteOfficialForm {...(await inviteOptions(actor))} cancelHref="/admin/invitations" />
    </>
  )
}
