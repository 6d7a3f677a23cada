import { ClockTag } from '@/components/filings/clock-tag'
import { SummaryList, type SummaryRow } from '@/components/ui/summary-list'
import { TASK_MODE_LABELS, TASK_OPINION_LABELS, taskStateLabel } from '@/lib/department-tasks/labels'
import { PROCEDURE_KIND_LABELS } from '@/lib/filings/labels'
import { formatDate, formatDateTime } from '@/lib/format/date'
import type { TaskReview } from '@/lib/task-reviews/queries'

/** What is asked, by when, and what was answered. */
export function TaskSummary({ review: { task, filing, clock } }: { review: TaskReview }) {
  const isOpen = task.state === 'open'
  const rows: SummaryRow[] = [
    { label: TASK_MODE_LABELS[task.mode], value: task.question },
    { label: '状态', value: task.opinion ? TASK_OPINION_LABELS[task.opinion] : taskStateLabel(task) },
    ...(task.dueOn
      ? [
          {
            label: '期限',
            value: (
              <span className="flex flex-wrap items-center gap-2">
                {formatDate(task.dueOn)}
                {isOpen && clock && <ClockTag level={clock.level} daysLeft={clock.daysLeft} />}
              </span>
            ),
          },
        ]
      : []),
    { label: '事项', value: PROCEDURE_KIND_LABELS[filing.kind] },
    { label: '举办者', value: filing.operatorName },
    { label: '地区', value: filing.regionName },
    { label: '收到材料', value: formatDate(filing.receivedOn) },
  ]
  if (task.opinionText !== '') rows.push({ label: '意见内容', value: task.opinionText })
  if (task.documentNumber !== '') rows.push({ label: '文号', value: task.documentNumber })
  if (task.answeredAt)
    rows.push({
      label: '答复',
      value: `${task.answeredByName}${task.isTranscribed ? '（备案部门根据书面意见补记）' : ''}，${formatDateTime(task.answeredAt)}`,
    })
  return <SummaryList rows={rows} />
}
