import type { Metadata } from 'next'
import { NoBody } from '@/components/operators/no-body'
import { StaffTable } from '@/components/staff/staff-table'
import { DoneNotice } from '@/components/ui/done-notice'
import { LinkButton } from '@/components/ui/link-button'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { todayInShanghai } from '@/lib/core/clock'
import { requirePermission } from '@/lib/core/session'
import { listStaff } from '@/lib/staff/queries'
import { healthCertificate } from '@/lib/staff/rules'

export const metadata: Metadata = { title: '工作人员' }

const DONE = {
  added: '已添加',
  edited: '修改已保存',
  ended: '已登记离岗',
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function StaffPage({ searchParams }: Props) {
  const actor = await requirePermission('operator.staff')
  const { operatorId } = actor
  if (!operatorId) {
    return (
      <>
        <PageTitle title="工作人员" />
        <NoBody />
      </>
    )
  }
  const today = todayInShanghai()
  const all = await listStaff(actor, { operatorId, ended: true })
  const current = all.filter((post) => post.endedOn === null)
  const former = all.filter((post) => post.endedOn !== null)
  const expired = current.filter(
    (post) => healthCertificate(post.healthCertificateUntil, today) === 'expired',
  )
  return (
    <>
      <PageTitle
        title="工作人员"
        lead="登记一次，办理备案时直接选，不用再填。身份证号加密保存，只显示前 3 位和后 4 位。"
        actions={
          <>
            <LinkButton href="/operator/staff/new" variant="primary">
              添加工作人员
            </LinkButton>
            <LinkButton href="/operator/staff/import">导入名单</LinkButton>
          </>
        }
      />
      <div className="flex flex-col gap-6">
        <DoneNotice done={(await searchParams).done} words={DONE} />
        {expired.length > 0 && (
          <Notice tone="warning" title={`${expired.length} 人的健康合格证明已过期`}>
            <p>{expired.map((post) => post.name).join('、')}。请重新体检后更新有效期，过期期间不能上岗。</p>
          </Notice>
        )}
        <StaffTable caption="在岗人员" staff={current} today={today} />
        {former.length > 0 && <StaffTable caption="已离岗人员" staff={former} today={today} ended />}
      </div>
    </>
  )
}
