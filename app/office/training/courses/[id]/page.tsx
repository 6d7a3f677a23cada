import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EditCourseForm } from '@/components/training/edit-course-form'
import { PlanSessionForm } from '@/components/training/session-forms'
import { SessionTable } from '@/components/training/session-table'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { DoneNotice } from '@/components/ui/done-notice'
import { PageTitle } from '@/components/ui/page-title'
import { SummaryList } from '@/components/ui/summary-list'
import { requireOfficial } from '@/lib/core/session'
import { findCourse } from '@/lib/training-courses/queries'
import { accountsText, hoursText } from '@/lib/training-ledgers/labels'
import { listCourseSessions } from '@/lib/training-sessions/queries'

export const metadata: Metadata = { title: '培训课程' }

const DONE = { added: '课程已登记，可以安排场次了', edited: '修改已保存' }
type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function CoursePage({ params, searchParams }: Props) {
  const actor = await requireOfficial('training.keep')
  const course = await findCourse(actor, (await params).id)
  if (!course) notFound()
  const sessions = await listCourseSessions(actor, course.id)
  return (
    <>
      <Breadcrumbs items={[{ href: '/office/training', label: '培训学时' }, { label: course.title }]} />
      <PageTitle title={course.title} />
      <div className="flex flex-col gap-6">
        <DoneNotice done={(await searchParams).done} words={DONE} />
        <SummaryList
          rows={[
            { label: '举办单位', value: course.provider },
            { label: '计入', value: accountsText(course.accounts) },
            { label: '参加一场记', value: hoursText(course.accounts, course.hours) },
            { label: '面向地区', value: course.regionName },
            { label: '补贴性职业技能培训', value: course.isSubsidised ? '是' : '否' },
            { label: '状态', value: course.isEnabled ? '开设' : '已停开' },
            ...(course.note ? [{ label: '说明', value: course.note }] : []),
          ]}
        />
        <SessionTable caption="场次" sessions={sessions} empty="还没有安排场次。" />
        {course.isEnabled && <PlanSessionForm courseId={course.id} />}
        <EditCourseForm course={course} />
      </div>
    </>
  )
}
