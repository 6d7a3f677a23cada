import type { Metadata } from 'next'
import { TrainingSignInForm } from '@/components/training/sign-in-form'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { now } from '@/lib/core/clock'
import { requirePermission } from '@/lib/core/session'
import { placeText, sessionTimeText } from '@/lib/training-sessions/labels'
import { findOpenSession, listSessionsForMe } from '@/lib/training-sessions/queries'
import { isSignInOpen } from '@/lib/training-sessions/rules'

export const metadata: Metadata = { title: '培训签到' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function TrainingSignInPage({ searchParams }: Props) {
  const actor = await requirePermission('staff.own')
  const asked = await searchParams
  const scanned = typeof asked.session === 'string' ? await findOpenSession(actor, asked.session) : null
  const mine = (await listSessionsForMe(actor)).filter((one) => isSignInOpen(one, now()))
  const open = [...(scanned ? [scanned] : []), ...mine.filter(({ id }) => id !== scanned?.id)]
  const code = typeof asked.code === 'string' && /^\d{8}$/.test(asked.code) ? asked.code : ''
  return (
    <>
      <Breadcrumbs items={[{ href: '/staff/training', label: '我的学时' }, { label: '培训签到' }]} />
      <PageTitle title="培训签到" lead="在培训现场，照屏幕上的签到码签到。" />
      {open.length === 0 ? (
        <Notice title="现在没有可以签到的培训">
          <p>签到从开始前 15 分钟到结束后 15 分钟。到了现场请扫屏幕上的二维码。</p>
          <p>
            <a href="/staff/training">看看将要举办的培训</a>
          </p>
        </Notice>
      ) : (
        <TrainingSignInForm
          scanned={{ session: scanned?.id ?? '', code }}
          sessions={open.map((one) => ({
            value: one.id,
            label: one.course.title,
            hint: `${sessionTimeText(one)}，${placeText(one)}`,
          }))}
        />
      )}
    </>
  )
}
