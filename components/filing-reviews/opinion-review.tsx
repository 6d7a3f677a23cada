import { ClockTag } from '@/components/filings/clock-tag'
import { TASK_MODE_LABELS, TASK_OPINION_LABELS, taskStateLabel } from '@/lib/department-tasks/labels'
import type { TaskDto } from '@/lib/department-tasks/queries'
import type { ClockDto } from '@/lib/filing-clocks/queries'
import { formatDate, formatDateTime } from '@/lib/format/date'

type Props = { tasks: readonly TaskDto[]; clocks: readonly ClockDto[] }

/** What every department was asked or told, how long it has, and what it said. */
export function OpinionReview({ tasks, clocks }: Props) {
  if (tasks.length === 0) return <p className="text-muted">这个事项不需要征求其他部门意见。</p>
  return (
    <ul className="flex flex-col gap-4">
      {tasks.map((task) => {
        const clock = clocks.find((one) => one.taskId === task.id && one.stoppedOn === null)
        return (
          <li key={task.id} className="border-b border-line pb-3">
            <h3>
              {task.departmentName}（{TASK_MODE_LABELS[task.mode]}）
            </h3>
            <p className="text-muted">{task.question}</p>
            <p className="flex flex-wrap items-center gap-2">
              <strong>{task.opinion ? TASK_OPINION_LABELS[task.opinion] : taskStateLabel(task)}</strong>
              {clock && task.state === 'open' && (
                <>
                  <ClockTag level={clock.level} daysLeft={clock.daysLeft} />
                  <span className="text-muted">应于 {formatDate(clock.dueOn)} 前答复</span>
                </>
              )}
            </p>
            {task.opinionText !== '' && <p className="whitespace-pre-line">{task.opinionText}</p>}
            {task.answeredAt && (
              <p className="text-muted">
                {task.answeredByName}
                {task.isTranscribed && '根据书面意见补记'}，{formatDateTime(task.answeredAt)}
                {task.documentNumber !== '' && `，文号 ${task.documentNumber}`}
              </p>
            )}
          </li>
        )
      })}
    </ul>
  )
}
