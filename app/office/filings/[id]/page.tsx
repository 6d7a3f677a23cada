import type { Metadata } from 'next'
import { PastAttachments } from '@/components/attachments/past-attachments'
import { AnswerReview } from '@/components/filing-reviews/answer-review'
import { CaseSummary } from '@/components/filing-reviews/case-summary'
import { ChangeReview } from '@/components/filing-reviews/change-review'
import { CorrectionReview } from '@/components/filing-reviews/correction-review'
import { targetsOf } from '@/components/filing-reviews/correction-targets'
import { DocumentReview } from '@/components/filing-reviews/document-review'
import { FindingReview } from '@/components/filing-reviews/finding-review'
import { MaterialReview } from '@/components/filing-reviews/material-review'
import { OpinionReview } from '@/components/filing-reviews/opinion-review'
import { ReviewActions } from '@/components/filing-reviews/review-actions'
import { ReviewSection } from '@/components/filing-reviews/review-section'
import { CaseTimeline } from '@/components/filings/case-timeline'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { DoneNotice } from '@/components/ui/done-notice'
import { PageTitle } from '@/components/ui/page-title'
import { listPastAttachments } from '@/lib/attachments/queries'
import { todayInShanghai } from '@/lib/core/clock'
import { orNotFound } from '@/lib/core/page'
import { requireThat } from '@/lib/core/session'
import { readsQueue } from '@/lib/filing-queues/policy'
import { listAssignees } from '@/lib/filing-queues/queries'
import { REVIEW_DONE } from '@/lib/filing-reviews/labels'
import { getReview } from '@/lib/filing-reviews/queries'
import { getTimeline } from '@/lib/filing-timelines/queries'

export const metadata: Metadata = { title: '备案办件' }

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function OfficeFilingPage({ params, searchParams }: Props) {
  const actor = await requireThat(readsQueue)
  const { id } = await params
  const { done } = await searchParams
  const [review, timeline, assignees, pastFiles] = await Promise.all([
    orNotFound(getReview(actor, id)),
    orNotFound(getTimeline(actor, id)),
    listAssignees(actor),
    listPastAttachments(actor, id),
  ])
  const { filing, data, names, documents, findings, changes } = review
  const { definition } = filing
  return (
    <div className="flex flex-col gap-6">
      <Breadcrumbs items={[{ href: '/office/filings', label: '备案办理' }, { label: filing.number }]} />
      <PageTitle title={filing.title} lead={`办件号 ${filing.number}`} />
      <DoneNotice done={done} words={REVIEW_DONE} />
      <CaseSummary filing={filing} documents={documents} submittedAt={review.submittedAt} />
      <ReviewSection id="actions" title="办理">
        <ReviewActions
          review={review}
          assignees={assignees}
          ownId={actor.accountId}
          today={todayInShanghai()}
        />
      </ReviewSection>
      <div className="grid gap-6 lg:grid-cols-2">
        <ReviewSection id="materials" title="材料">
          <MaterialReview definition={definition} data={data} files={review.files} names={names} />
          <PastAttachments files={pastFiles} materials={definition.materials} />
        </ReviewSection>
        {findings && (
          <ReviewSection id="findings" title="自动核对">
            <FindingReview findings={findings} />
          </ReviewSection>
        )}
      </div>
      {filing.correction && (
        <ReviewSection id="corrections" title="补正清单">
          <CorrectionReview
            caseId={id}
            correction={filing.correction}
            targets={targetsOf(review)}
            reasons={definition.correctionReasons}
          />
        </ReviewSection>
      )}
      {changes && (
        <ReviewSection id="changes" title="补正了什么">
          <ChangeReview changes={changes} definition={definition} names={names} />
        </ReviewSection>
      )}
      <div className="grid gap-6 lg:grid-cols-2">
        <ReviewSection id="opinions" title="部门意见">
          <OpinionReview tasks={review.tasks} clocks={timeline.clocks} />
        </ReviewSection>
        <ReviewSection id="documents" title="现场核查和通知">
          <DocumentReview caseId={id} documents={documents} />
        </ReviewSection>
      </div>
      <div className="grid gap-6 lg:grid-cols-2">
        <ReviewSection id="answers" title="填报内容">
          <AnswerReview definition={definition} data={data} names={names} />
        </ReviewSection>
        <ReviewSection id="timeline" title="进度和记录">
          <CaseTimeline timeline={timeline} />
        </ReviewSection>
      </div>
    </div>
  )
}
