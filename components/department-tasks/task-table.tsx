import { ClockTag } from '@/components/filings/clock-tag'
import { DataTable } from '@/components/ui/data-table'
import { Tag } from '@/components/ui/tag'
import { type Calendar, describeDaysLeft } from '@/lib/calendar/rules'
import { TASK_MODE_LABELS, TASK_OPINION_LABELS, taskStateLabel } from '@/lib/department-tasks/labels'
import type { TaskDto } from '@/lib/department-tasks/queries'
import { clockLevel } from '@/lib/filing-clocks/rules'
import { type DateString, dateInShanghai, formatDay } from '@/lib/format/date'

type Props = { tasks: readonly TaskDto[]; caption: string; today: DateString; calendar: Calendar }

/** A department's own tasks. */
export function TaskTable({ tasks, caption, today, calendar }: Props) {
  return (
    <DataTable
      caption={caption}
      note="按期限从早到晚排列，超期的在最前面"
      rows={tasks}
      rowKey={(task) => task.id}
      empty={<p>这里没有任务。有新的备案需要贵部门答复时，会通知您。</p>}
      columns={[
        {
          key: 'number',
          head: '办件',
          cell: (task) => <a href={`/office/tasks/${task.id}`}>{task.caseNumber}</a>,
        },
        {
          key: 'title',
          head: '机构',
          cell: (task) => (
            <>
              {task.caseTitle}
              {task.isDemo && <Tag tone="warm">演示</Tag>}
            </>
          ),
        },
        {
          key: 'due',
          head: '期限',
          cell: (task) => <Due task={task} today={today} calendar={calendar} />,
        },
        { key: 'mode', head: '类型', cell: (task) => TASK_MODE_LABELS[task.mode] },
        {
          key: 'state',
          head: '状态',
          cell: (task) => (task.opinion ? TASK_OPINION_LABELS[task.opinion] : taskStateLabel(task)),
        },
        { key: 'opened', head: '收到', cell: (task) => formatDay(dateInShanghai(task.openedAt)) },
        { key: 'answered', head: '答复人', cell: (task) => task.answeredByName ?? '—' },
      ]}
    />
  )
}

function Due({ task, today, calendar }: { task: TaskDto; today: DateString; calendar: Calendar }) {
  if (task.dueOn === null) return '—'
  if (task.state !== 'open') return formatDay(task.dueOn)
  const clock = { dueOn: task.dueOn, pausedOn: null, reminderDays: task.reminderDays }
  return (
    <ClockTag
      level={clockLevel(clock, today, calendar)}
      daysLeft={describeDaysLeft(today, task.dueOn, calendar)}
    />
  )
}
