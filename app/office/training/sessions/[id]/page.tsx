import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { RecordAttendanceForm } from '@/components/training/attendance-forms'
import { AttendeeTable } from '@/components/training/attendee-table'
import { RoomSection } from '@/components/training/room-section'
import { CancelSessionForm, CloseSessionForm, EditSessionForm } from '@/components/training/session-forms'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { DoneNotice } from '@/components/ui/done-notice'
import { PageTitle } from '@/components/ui/page-title'
import { SummaryList } from '@/components/ui/summary-list'
import { now } from '@/lib/core/clock'
import { publicOrigin } from '@/lib/core/request'
import { requireOfficial } from '@/lib/core/session'
import { listAttendees } from '@/lib/training-attendances/queries'
import { accountsText, hoursText } from '@/lib/training-ledgers/labels'
import { placeText, SESSION_STATE_LABELS, sessionTimeText } from '@/lib/training-sessions/labels'
import { findRoomCode, findSession } from '@/lib/training-sessions/queries'
import { mayHappen } from '@/lib/training-sessions/rules'

export const metadata: Metadata = { title: '培训场次' }

const DONE = {
  planned: '场次已安排',
  edited: '修改已保存',
  closed: '已登记为举办',
  cancelled: '这一场已取消',
  revoked: '学时已撤销',
}
type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function SessionPage({ params, searchParams }: Props) {
  const actor = await requireOfficial('training.keep')
  const session = await findSession(actor, (await params).id)
  if (!session) notFound()
  const [room, attendees] = await Promise.all([
    findRoomCode(actor, session.id),
    listAttendees(actor, session.id),
  ])
  const { course, id: sessionId, version } = session
  const may = (event: Parameters<typeof mayHappen>[0]) => mayHappen(event, session, now())
  return (
    <>
      <Breadcrumbs
        items={[
          { href: '/office/training', label: '培训学时' },
          { href: `/office/training/courses/${course.id}`, label: course.title },
          { label: sessionTimeText(session) },
        ]}
      />
      <PageTitle title={`${course.title}：${sessionTimeText(session)}`} />
      <div className="flex flex-col gap-6">
        <DoneNotice done={(await searchParams).done} words={DONE} />
        <RoomSection session={session} room={room} origin={await publicOrigin()} />
        <SummaryList
          rows={[
            { label: '地点', value: placeText(session) },
            { label: '名额', value: session.capacity === null ? '不限' : `${session.capacity} 人` },
            { label: '已签到', value: `${session.attended} 人` },
            {
              label: '计入',
              value: `${accountsText(course.accounts)}，${hoursText(course.accounts, course.hours)}`,
            },
            { label: '状态', value: SESSION_STATE_LABELS[session.state] },
          ]}
        />
        {may('record') && (
          <section aria-labelledby="record">
            <h2 id="record">按名单登记</h2>
            <RecordAttendanceForm sessionId={sessionId} />
          </section>
        )}
        <AttendeeTable attendees={attendees} />
        {may('close') && <CloseSessionForm sessionId={sessionId} version={version} />}
        {may('edit') && <EditSessionForm session={editable(session)} />}
        {may('cancel') && <CancelSessionForm sessionId={sessionId} version={version} />}
      </div>
    </>
  )
}

const editable = ({ id, version, startsAt, endsAt, place, isOnline, capacity }: SessionFields) => ({
  ...{ id, version, startsAt, endsAt, place, isOnline, capacity },
})
type SessionFields = NonNullable<Awaited<ReturnType<typeof findSession>>>
