import type { Metadata } from 'next'
import { AnswerSections } from '@/components/filings/answer-sections'
import { MissingList } from '@/components/filings/missing-list'
import { SubmitForm } from '@/components/filings/submit-form'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageTitle } from '@/components/ui/page-title'
import { getReadiness, staffNames } from '@/lib/filing-drafts/queries'
import { staffOf } from '@/lib/filings/answers'
import { crumbsOf, ownCase } from '../../own-case'

export const metadata: Metadata = { title: '检查内容', robots: { index: false } }

type Props = { params: Promise<{ id: string }> }

export default async function CheckFilingPage({ params }: Props) {
  const { actor, filing, base } = await ownCase(params)
  const people = staffOf(filing.data).map(({ personId }) => personId)
  const [readiness, staff] = await Promise.all([getReadiness(actor, filing), staffNames(filing, people)])
  const canSend = filing.events.includes('submit')
  const title = canSend ? '检查并提交' : '填写的内容和文件'
  return (
    <>
      <Breadcrumbs items={crumbsOf(filing, title)} />
      <PageTitle
        title={title}
        lead={canSend ? '提交前逐项看一遍，可以随时回去修改。' : `办件号 ${filing.number}`}
      />
      {filing.events.includes('save') && <MissingList base={base} missing={readiness.missing} />}
      <AnswerSections
        filing={filing}
        base={base}
        before={readiness.before}
        files={readiness.files}
        staff={staff}
        canEdit={filing.events.includes('save')}
      />
      {canSend && (
        <SubmitForm
          caseId={filing.id}
          version={filing.version}
          title={filing.definition.title}
          promises={filing.definition.promises}
          missingCount={readiness.missing.length}
        />
      )}
    </>
  )
}
