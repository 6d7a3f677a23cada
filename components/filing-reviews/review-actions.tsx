import { Fragment } from 'react'
import type { Assignee } from '@/lib/filing-queues/queries'
import type { Review } from '@/lib/filing-reviews/queries'
import { hasDoubts, reasonOf, shortfalls } from '@/lib/filing-reviews/rules'
import { CASE_EVENTS, type CaseEvent } from '@/lib/filings/rules'
import type { DateString } from '@/lib/format/date'
import { AcceptForm } from './accept-form'
import { AskCorrectionsForm } from './ask-corrections-form'
import { AssignForm } from './assign-form'
import { ComplianceForm } from './compliance-form'
import { targetsOf } from './correction-targets'
import { NoncomplianceForm } from './noncompliance-form'
import { RectifiedForm } from './rectified-form'
import { ReturnCorrectionsForm } from './return-corrections-form'
import { SiteCheckForm } from './site-check-form'
import { TranscribeForm } from './transcribe-form'

type Props = { review: Review; assignees: readonly Assignee[]; ownId: string | null; today: DateString }

/** What this official may do now, each as a form that opens on tap; nothing else is offered. */
export function ReviewActions(props: Props) {
  const events = CASE_EVENTS.filter((event) => props.review.filing.events.includes(event))
  const forms = events.flatMap((event) => {
    const form = formOf(event, props)
    return form ? [{ event, form }] : []
  })
  if (forms.length === 0) return <p className="text-muted">现在没有您要办的步骤。</p>
  return (
    <div className="flex flex-col gap-3">
      {forms.map(({ event, form }) => (
        <Fragment key={event}>{form}</Fragment>
      ))}
    </div>
  )
}

function formOf(event: CaseEvent, { review, assignees, ownId, today }: Props) {
  const { filing, tasks, findings, doubts } = review
  const { id: caseId, version, definition } = filing
  const base = { caseId, version }
  const targets = targetsOf(review)
  switch (event) {
    case 'assign':
      return <AssignForm {...base} assignees={assignees} assigneeId={filing.assigneeId} ownId={ownId} />
    case 'ask_corrections':
      return <AskCorrectionsForm {...base} targets={targets} reasons={definition.correctionReasons} />
    case 'return_corrections': {
      const items = filing.correction?.items.filter((item) => item.state !== 'accepted') ?? []
      const titled = items.map(({ id, target, text, answer }) => ({
        ...{ id, text, answer },
        title: targets.find((one) => one.target === target)?.title ?? '其他',
      }))
      return <ReturnCorrectionsForm {...base} items={titled} />
    }
    case 'issue_receipt':
      return <AcceptForm {...base} issuesReceipt={definition.issuesReceipt} />
    case 'transcribe_opinion': {
      const open = tasks.filter((task) => task.mode === 'opinion' && task.state === 'open')
      return open.length === 0 ? null : (
        <TranscribeForm {...base} tasks={open.map(({ id, departmentName }) => ({ id, departmentName }))} />
      )
    }
    case 'record_site_check':
      return <SiteCheckForm {...base} today={today} earliest={filing.receivedOn} />
    case 'confirm_compliance':
      return <ComplianceForm {...base} hasDoubts={hasDoubts(doubts)} />
    case 'notify_noncompliance': {
      const found = shortfalls(findings?.sent ?? []).map((one) => ({ rule: one.rule, ...reasonOf(one) }))
      return <NoncomplianceForm {...base} found={found} />
    }
    case 'confirm_rectified':
      return <RectifiedForm {...base} />
    default:
      return null
  }
}
