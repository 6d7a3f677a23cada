import type { Metadata } from 'next'
import { AcceptForm } from '@/components/invitations/accept-form'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { SummaryList } from '@/components/ui/summary-list'
import { currentActor } from '@/lib/core/session'
import { LINK_DEAD } from '@/lib/invitations/labels'
import { findByToken } from '@/lib/invitations/queries'
import { getPolicies } from '@/lib/security-policies/queries'

// The address is the key: it goes to no other site.
export const metadata: Metadata = { title: '开通账号', robots: { index: false }, referrer: 'no-referrer' }

type Props = { params: Promise<{ token: string }> }

export default async function InvitationPage({ params }: Props) {
  const { token } = await params
  const invitation = await findByToken(await currentActor(), token)
  if (!invitation)
    return (
      <>
        <PageTitle title="开通账号" />
        <Notice tone="error" title={LINK_DEAD} />
      </>
    )
  const { passwordLength } = await getPolicies()
  const { displayName, roleName, belongsTo, asksNumber } = invitation
  return (
    <>
      <PageTitle
        title="开通账号"
        lead="请核对是不是发给您的，再设置账号名和密码。账号只能自己用，不要告诉别人密码。"
      />
      <SummaryList
        rows={[
          { label: '姓名', value: displayName },
          { label: '角色', value: roleName },
          { label: '所属', value: belongsTo || '不分地区' },
        ]}
      />
      <div className="mt-6">
        <AcceptForm
          token={token}
          displayName={displayName}
          asksNumber={asksNumber}
          leastLength={passwordLength}
        />
      </div>
    </>
  )
}
