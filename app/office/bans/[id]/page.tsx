import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AppealForm } from '@/components/bans/appeal-form'
import { AppealList } from '@/components/bans/appeal-list'
import { BanSummary } from '@/components/bans/ban-summary'
import { LiftForm } from '@/components/bans/lift-form'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { DoneNotice } from '@/components/ui/done-notice'
import { PageTitle } from '@/components/ui/page-title'
import { decidesAppeals } from '@/lib/bans/policy'
import { findBan } from '@/lib/bans/queries'
import { requireOfficial } from '@/lib/core/session'

export const metadata: Metadata = { title: '从业禁止' }

const DONE = {
  entered: '已登记。从现在起录用、导入和邀请都会查到',
  lift_requested: '已提交解除申请，等另一个人复核',
  appealed: '已录入申诉',
  decided: '已答复申诉',
}

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function BanPage({ params, searchParams }: Props) {
  const actor = await requireOfficial('bans.keep')
  const ban = await findBan(actor, (await params).id)
  if (!ban) notFound()
  const isOpen = ban.standing === 'in_force' || ban.standing === 'announced'
  return (
    <div className="flex flex-col gap-6">
      <Breadcrumbs items={[{ href: '/office/bans', label: '从业禁止' }, { label: ban.decisionNumber }]} />
      <PageTitle title={`从业禁止：${ban.name}`} lead={`身份证号 ${ban.identityMasked}`} />
      <DoneNotice done={(await searchParams).done} words={DONE} />
      <BanSummary ban={ban} />
      <section aria-labelledby="appeals">
        <h2 id="appeals" className="mb-2">
          申诉
        </h2>
        {ban.appeals.length === 0 && <p className="text-muted">没有申诉。</p>}
        <AppealList appeals={ban.appeals} canDecide={decidesAppeals(actor, ban)} />
        {isOpen && !ban.appeals.some(({ state }) => state === 'open') && (
          <AppealForm banId={ban.id} isOwn={false} />
        )}
      </section>
      {isOpen && (
        <section aria-labelledby="lift">
          <h2 id="lift" className="mb-2">
            解除
          </h2>
          <LiftForm banId={ban.id} version={ban.version} />
        </section>
      )}
    </div>
  )
}
