import type { Metadata } from 'next'
import { AcknowledgeForm } from '@/components/department-tasks/acknowledge-form'
import { OpinionForm } from '@/components/department-tasks/opinion-form'
import { TaskPapers } from '@/components/department-tasks/task-papers'
import { TaskSummary } from '@/components/department-tasks/task-summary'
import { AnswerReview } from '@/components/filing-reviews/answer-review'
import { ReviewSection } from '@/components/filing-reviews/review-section'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageTitle } from '@/components/ui/page-title'
import { orNotFound } from '@/lib/core/page'
import { requireOfficial } from '@/lib/core/session'
import { allowedTaskEvents } from '@/lib/department-tasks/policy'
import { getTaskReview } from '@/lib/task-reviews/queries'
import { isReadBy } from '@/lib/task-reviews/rules'

export const metadata: Metadata = { title: '部门意见' }

type Props = { params: Promise<{ id: string }> }

export default async function OfficeTaskPage({ params }: Props) {
  const actor = await requireOfficial('tasks.answer')
  const review = await orNotFound(getTaskReview(actor, (await params).id))
  const { task, filing, data, names, files } = review
  const events = allowedTaskEvents(actor, task)
  return (
    <div className="flex flex-col gap-6">
      <Breadcrumbs items={[{ href: '/office/tasks', label: '部门意见' }, { label: filing.number }]} />
      <PageTitle title={filing.title} lead={`办件号 ${filing.number}`} />
      <TaskSummary review={review} />
      {events.includes('give_opinion') && (
        <ReviewSection id="answer" title="提出意见">
          <OpinionForm taskId={task.id} version={task.version} />
        </ReviewSection>
      )}
      {events.includes('acknowledge') && (
        <ReviewSection id="answer" title="知悉">
          <AcknowledgeForm taskId={task.id} version={task.version} />
        </ReviewSection>
      )}
      <div className="grid gap-6 lg:grid-cols-2">
        <ReviewSection id="materials" title="与本部门有关的材料">
          <TaskPapers materials={filing.definition.materials} files={files} />
        </ReviewSection>
        <ReviewSection id="answers" title="填报内容">
          <AnswerReview
            definition={filing.definition}
            data={data}
            names={names}
            only={(code) => isReadBy(task.duty, code)}
          />
        </ReviewSection>
      </div>
    </div>
  )
}
