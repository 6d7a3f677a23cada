import type { Metadata } from 'next'
import { AppealForm } from '@/components/bans/appeal-form'
import { OwnBans } from '@/components/bans/own-bans'
import { CertificateList } from '@/components/certificates/certificate-list'
import { PostList } from '@/components/staff-registers/post-list'
import { DoneNotice } from '@/components/ui/done-notice'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { listOwnBans } from '@/lib/bans/queries'
import { certificatesOf } from '@/lib/certificates/queries'
import { requirePermission } from '@/lib/core/session'
import { findOwnRecord } from '@/lib/staff-registers/queries'

export const metadata: Metadata = { title: '我的从业记录' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function OwnRecordPage({ searchParams }: Props) {
  const actor = await requirePermission('staff.own')
  const [person, bans] = await Promise.all([findOwnRecord(actor), listOwnBans(actor)])
  if (!person)
    return (
      <>
        <PageTitle title="我的从业记录" />
        <Notice title="您的账号还没有连到从业记录">
          <p>请现在的单位重新邀请您，或者联系主管部门。</p>
        </Notice>
      </>
    )
  const certificates = await certificatesOf(actor, person.id)
  return (
    <div className="flex flex-col gap-6">
      <PageTitle
        title={person.name}
        lead={`身份证号 ${person.identityMasked}。这份记录跟着您走，换单位不用重新登记。`}
      />
      <DoneNotice done={(await searchParams).done} words={{ appealed: '申诉已提交，答复会发到您的消息里' }} />
      {bans.length > 0 && <OwnBans bans={bans}>{(banId) => <AppealForm banId={banId} isOwn />}</OwnBans>}
      <PostList posts={person.posts} />
      <CertificateList certificates={certificates} />
      <p>
        有不对的地方，请<a href="/staff/corrections">申请更正</a>。
      </p>
    </div>
  )
}
