import type { Metadata } from 'next'
import { PastAttachments } from '@/components/attachments/past-attachments'
import { CaseTasks } from '@/components/filings/case-tasks'
import { CaseTimeline } from '@/components/filings/case-timeline'
import { IssuedPapers } from '@/components/filings/issued-papers'
import { RectificationSection } from '@/components/filings/rectification-section'
import { WithdrawSection } from '@/components/filings/withdraw-section'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { DoneNotice } from '@/components/ui/done-notice'
import { LinkButton } from '@/components/ui/link-button'
import { PageTitle } from '@/components/ui/page-title'
import { listPastAttachments } from '@/lib/attachments/queries'
import { getReadiness } from '@/lib/filing-drafts/queries'
import { listDocuments } from '@/lib/filing-reviews/queries'
import { getTimeline } from '@/lib/filing-timelines/queries'
import { CASE_STATE_LABELS } from '@/lib/filings/labels'
import { crumbsOf, ownCase } from '../own-case'

export const metadata: Metadata = { title: '办件', robots: { index: false } }

const DONE = {
  withdrawn: '已撤回，主管部门不再办理',
  rectified: '整改报告已送出，请等主管部门核查',
}

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function OperatorCasePage({ params, searchParams }: Props) {
  const { actor, filing, base } = await ownCase(params)
  const [timeline, papers, { done }, readiness, pastFiles] = await Promise.all([
    getTimeline(actor, filing.id),
    listDocuments(actor, filing),
    searchParams,
    filing.state === 'draft' ? getReadiness(actor, filing) : null,
    listPastAttachments(actor, filing.id),
  ])
  return (
    <>
      <Breadcrumbs items={crumbsOf(filing)} />
      <PageTitle
        title={filing.title || '还没有名称'}
        lead={`${filing.definition.title}，${filing.regionName}，办件号 ${filing.number}，${CASE_STATE_LABELS[filing.state]}`}
      />
      <DoneNotice done={done} words={DONE} />
      {readiness && <CaseTasks filing={filing} missing={readiness.missing} />}
      {filing.state === 'correction' && (
        <p>
          <LinkButton href={`${base}/corrections`} variant="primary">
            逐条补正
          </LinkButton>
        </p>
      )}
      <RectificationSection filing={filing} notices={papers.notices} />
      <IssuedPapers receipts={papers.receipts} />
      {filing.state !== 'draft' && (
        <section className="mt-6" aria-labelledby="progress">
          <h2 id="progress">办理进度</h2>
          <CaseTimeline timeline={timeline} />
          <p className="mt-4">
            <a href={`${base}/check`}>查看已提交的内容和文件</a>
          </p>
        </section>
      )}
      <PastAttachments files={pastFiles} materials={filing.definition.materials} />
      {filing.events.includes('withdraw') && <WithdrawSection caseId={filing.id} version={filing.version} />}
    </>
  )
}
