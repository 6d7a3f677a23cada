import { CASE_STATE_LABELS, PROCEDURE_KIND_LABELS } from '@/lib/filings/labels'
import type { OwnCase } from '@/lib/filings/queries'
import { HOLDER_OF } from '@/lib/filings/rules'
import { formatDateTime, formatDay } from '@/lib/format/date'

/** What is next for a case, in a few words. */
export function nextStep(one: OwnCase): string {
  if (one.state === 'draft') return '继续填写'
  if (one.state === 'correction') {
    const left = one.openItems > 0 ? `还有 ${one.openItems} 条要补正` : '补正已回答，请提交'
    return one.correctionDueOn ? `${left}，请在 ${formatDay(one.correctionDueOn)}前办完` : left
  }
  if (one.state === 'noncompliant') return '请整改后报告'
  if (HOLDER_OF[one.state] === 'department') {
    return one.dueOn ? `主管部门应在 ${formatDay(one.dueOn)}前答复` : '主管部门在办'
  }
  return ''
}

export function OwnCases({ cases }: { cases: readonly OwnCase[] }) {
  if (cases.length === 0) {
    return (
      <p>
        还没有办件。<a href="/operator/filings/new">办一件新的</a>
      </p>
    )
  }
  return (
    <ul className="task-list">
      {cases.map((one) => (
        <li key={one.id}>
          <span>
            <a href={`/operator/filings/${one.id}`}>
              {`${PROCEDURE_KIND_LABELS[one.kind]}：${one.title || '还没有名称'}`}
            </a>
            <span className="block text-muted">
              {`办件号 ${one.number}，${formatDateTime(one.updatedAt)} 有改动`}
            </span>
          </span>
          <span className="task-state" data-left={HOLDER_OF[one.state] === 'operator' ? 'yes' : 'no'}>
            {[CASE_STATE_LABELS[one.state], nextStep(one)].filter((part) => part !== '').join('。')}
          </span>
        </li>
      ))}
    </ul>
  )
}
