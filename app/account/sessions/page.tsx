import type { Metadata } from 'next'
import { EndOtherSessionsForm } from '@/components/sessions/session-forms'
import { SessionTable } from '@/components/sessions/session-table'
import { DoneNotice } from '@/components/ui/done-notice'
import { PageTitle } from '@/components/ui/page-title'
import { requireActor } from '@/lib/core/session'
import { getPolicies } from '@/lib/security-policies/queries'
import { listOwnSessions } from '@/lib/sessions/queries'

export const metadata: Metadata = { title: '登录过的设备', robots: { index: false } }

const DONE = { ended: '这次登录已结束', others: '其他登录都已结束' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function SessionsPage({ searchParams }: Props) {
  const actor = await requireActor()
  const [sessions, policies] = await Promise.all([listOwnSessions(actor), getPolicies()])
  return (
    <>
      <PageTitle
        title="正在登录的设备"
        lead={`${policies.idleMinutes} 分钟不操作会自动退出，一次登录最长 ${policies.sessionHours} 小时。有不认识的设备，请结束它，再修改密码。`}
      />
      <DoneNotice done={(await searchParams).done} words={DONE} />
      <SessionTable sessions={sessions} />
      {sessions.length > 1 && <EndOtherSessionsForm />}
      <p className="mt-4">
        <a href="/account/security">修改密码、设置动态验证码</a>
      </p>
    </>
  )
}
