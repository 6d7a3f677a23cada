import type { Metadata } from 'next'
import { InvitationList } from '@/components/invitations/invitation-list'
import { DoneNotice } from '@/components/ui/done-notice'
import { LinkButton } from '@/components/ui/link-button'
import { PageTitle } from '@/components/ui/page-title'
import { can } from '@/lib/core/actor'
import { requireAdmin } from '@/lib/core/session'
import { listInvitations } from '@/lib/invitations/queries'

export const metadata: Metadata = { title: '邀请' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function InvitationsPage({ searchParams }: Props) {
  const actor = await requireAdmin('accounts.read')
  const [invitations, { done }] = await Promise.all([listInvitations(actor), searchParams])
  return (
    <>
      <PageTitle
        title="邀请"
        lead="公职人员和管理员凭邀请开通账号：系统管理员提出，安全管理员同意，本人设置密码。"
      />
      <DoneNotice done={done} words={{ asked: '邀请已提交，等安全管理员同意后发出' }} />
      {can(actor, 'accounts.manage') && (
        <p className="mt-4">
          <LinkButton href="/admin/accounts/new" variant="primary">
            邀请账号
          </LinkButton>
        </p>
      )}
      <InvitationList invitations={invitations} />
    </>
  )
}
