import { CASE_STATE_LABELS, PROCEDURE_KIND_LABELS } from '@/lib/filings/labels'
import type { OwnCase } from '@/lib/filings/queries'
import { HOLDER_OF } from '@/lib/filings/rules'
import { nextStep } from './own-cases'

/** What waits for the operator: corrections and non-compliance first, then drafts, then messages. */
export function OperatorTasks({ cases, unread }: { cases: readonly OwnCase[]; unread: number }) {
  const order = ['correction', 'noncompliant', 'draft']
  const waiting = cases
    .filter(({ state }) => HOLDER_OF[state] === 'operator')
    .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
  const hrefOf = ({ id, state }: OwnCase) =>
    state === 'correction' ? `/operator/filings/${id}/corrections` : `/operator/filings/${id}`
  return (
    <section aria-labelledby="todo">
      <h2 id="todo">要您办的事</h2>
      {waiting.length === 0 && unread === 0 && <p>现在没有要您办的事。</p>}
      <ul className="task-list" hidden={waiting.length === 0 && unread === 0}>
        {waiting.map((one) => (
          <li key={one.id}>
            <a href={hrefOf(one)}>{`${PROCEDURE_KIND_LABELS[one.kind]}：${one.title || '还没有名称'}`}</a>
            <span className="task-state" data-left={one.state === 'draft' ? 'no' : 'yes'}>
              {`${CASE_STATE_LABELS[one.state]}。${nextStep(one)}`}
            </span>
          </li>
        ))}
        {unread > 0 && (
          <li>
            <a href="/account/notices">消息</a>
            <span className="task-state" data-left="yes">{`${unread} 条没有读`}</span>
          </li>
        )}
      </ul>
    </section>
  )
}
