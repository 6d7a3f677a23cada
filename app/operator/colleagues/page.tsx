import type { Metadata } from 'next'
import { InvitationList } from '@/components/invitations/invitation-list'
import { InviteColleagueForm } from '@/components/invitations/invite-colleague-form'
import { InviteStaffForm } from '@/components/invitations/invite-staff-form'
import { PageTitle } from '@/components/ui/page-title'
import { requireThat } from '@/lib/core/session'
import { invitesColleagues } from '@/lib/invitations/policy'
import { listInvitablePeople, listInvitations } from '@/lib/invitations/queries'

export const metadata: Metadata = { title: '同事账号' }

export default async function ColleaguesPage() {
  const actor = await requireThat(invitesColleagues)
  const [invitations, people] = await Promise.all([listInvitations(actor), listInvitablePeople(actor)])
  return (
    <>
      <PageTitle title="同事账号" lead="给每个人开通自己的账号，不要几个人共用一个。" />
      <section className="mt-6" aria-labelledby="colleague">
        <h2 id="colleague">邀请办事的同事</h2>
        <p className="mt-2 mb-4">能办理本单位的备案、机构和人员事务。</p>
        <InviteColleagueForm />
      </section>
      <section className="mt-8" aria-labelledby="staff">
        <h2 id="staff">邀请工作人员</h2>
        <p className="mt-2 mb-4">只能看到本人的证书、培训和任职，开通时要核对证件号。</p>
        {people.length > 0 ? (
          <InviteStaffForm
            people={people.map(({ id, name, identityMasked }) => ({
              value: id,
              label: `${name}（${identityMasked}）`,
            }))}
          />
        ) : (
          <p>在岗的工作人员都有账号或已经邀请。</p>
        )}
      </section>
      <InvitationList invitations={invitations} />
    </>
  )
}
