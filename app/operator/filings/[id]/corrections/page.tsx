import type { Metadata, Route } from 'next'
import { redirect } from 'next/navigation'
import { CorrectionItem } from '@/components/filings/correction-item'
import { MissingList } from '@/components/filings/missing-list'
import { SendCorrectionsForm } from '@/components/filings/send-corrections-form'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { DoneNotice } from '@/components/ui/done-notice'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { getReadiness } from '@/lib/filing-drafts/queries'
import { formatDate } from '@/lib/format/date'
import { crumbsOf, ownCase } from '../../own-case'

export const metadata: Metadata = { title: '补正', robots: { index: false } }

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function CorrectionsPage({ params, searchParams }: Props) {
  const { actor, filing, base } = await ownCase(params)
  const { correction, definition } = filing
  if (!correction) redirect(base as Route)
  const isOpen = filing.state === 'correction'
  const [readiness, { done }] = await Promise.all([isOpen ? getReadiness(actor, filing) : null, searchParams])
  const left = correction.items.filter(({ state }) => state === 'open').length
  return (
    <>
      <Breadcrumbs items={crumbsOf(filing, '补正')} />
      <PageTitle
        title="补正"
        lead={`要补正的内容一次性全部列在这里。${correction.dueOn ? `请在 ${formatDate(correction.dueOn)} 前办完。` : ''}`}
      />
      <p className="no-print">
        <a href={`${base}/documents/corrections`}>下载补正材料通知书（PDF）</a>
      </p>
      <DoneNotice done={done} words={{ answered: '这一条的回答已保存' }} />
      {correction.message && (
        <Notice title={`${correction.askedByName}说明`}>
          <p className="whitespace-pre-line">{correction.message}</p>
        </Notice>
      )}
      {correction.items.map((item) => (
        <CorrectionItem key={item.id} base={base} filing={filing} item={item} canAnswer={isOpen} />
      ))}
      {readiness && readiness.missing.length > 0 && (
        <MissingList base={base} missing={readiness.missing} back="corrections" />
      )}
      {isOpen && (
        <SendCorrectionsForm
          caseId={filing.id}
          version={filing.version}
          left={left}
          title={definition.title}
        />
      )}
    </>
  )
}
