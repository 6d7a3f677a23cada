import { DataTable } from '@/components/ui/data-table'
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
  return (
    <DataTable
      caption="我的办件"
      rows={cases}
      rowKey={(one) => one.id}
      empty={
        <p>
          还没有办件。<a href="/operator/filings/new">办一件新的</a>
        </p>
      }
      columns={[
        {
          key: 'title',
          head: '办件',
          cell: (one) => (
            <a href={`/operator/filings/${one.id}`}>
              {PROCEDURE_KIND_LABELS[one.kind]}：{one.title || '还没有名称'}
            </a>
          ),
        },
        { key: 'number', head: '办件号', cell: (one) => one.number },
        { key: 'state', head: '状态', cell: (one) => CASE_STATE_LABELS[one.state] },
        { key: 'next', head: '接下来', cell: nextStep },
        { key: 'updated', head: '最近一次改动', cell: (one) => formatDateTime(one.updatedAt) },
      ]}
    />
  )
}
