import { Notice } from '@/components/ui/notice'
import { REPORTED_EVENT_LABELS } from '@/lib/reported/labels'
import type { ReportedDto } from '@/lib/reported/queries'
import type { ReportedEvent } from '@/lib/reported/rules'
import { DecisionForm } from './decision-form'
import { ReportedSummary } from './reported-summary'

type Props = { figure: ReportedDto; events: ReportedEvent[]; isOwn: boolean }

/** One reported figure and what this person may do with it. */
export function ReportedPage({ figure, events, isOwn }: Props) {
  return (
    <>
      <ReportedSummary figure={figure} />
      {events.map((event) => (
        <section key={event} className="mt-6" aria-labelledby={event}>
          <h2 id={event} className="mb-4">
            {REPORTED_EVENT_LABELS[event]}
          </h2>
          <DecisionForm figureId={figure.id} version={figure.version} event={event} />
        </section>
      ))}
      {figure.state === 'submitted' && events.length === 0 && (
        <Notice title="等待确认">
          <p>由同级或上级的另一位规划管理员或备案审核员确认。</p>
        </Notice>
      )}
      {figure.state === 'submitted' && isOwn && (
        <Notice title="这是您录入的">
          <p>确认要由另一个人来做；您可以撤回。</p>
        </Notice>
      )}
    </>
  )
}
