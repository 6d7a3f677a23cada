import type { Metadata } from 'next'
import { inviteOptions } from '@/app/invite-options'
import { InviteOfficialForm } from '@/components/invitations/invite-official-form'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageTitle } from '@/components/ui/page-title'
import { requireThat } from '@/lib/core/session'
import { delegates } from '@/lib/roles/policy'

export const metadata: Metadata = { title: '邀请账号' }

export default async function InvitePage() {
  const actor = await requireThat(delegates)
  return (
    <>
      <Breadcrumbs items={[{ href: '/office/accounts', label: '下级账号' }, { label: '邀请账号' }]} />
      <PageTitle
        title="邀请账号"
        lead="本人会收到链接，自己设置账号名和密码。角色只列出权限不超过您的；需要别的角色，请系统管理员邀请。"
      />
      <InviteOfficialForm {...(await inviteOptions(actor))} cancelHref="/office/accounts" />
    </>
  )
}
