import type { TaskMode, TaskOpinion, TaskState } from '@/prisma/generated/enums'

export const TASK_MODE_LABELS = {
  opinion: '征求意见',
  inform: '抄告',
} as const satisfies Record<TaskMode, string>

const TASK_STATE_LABELS = {
  open: '待答复',
  answered: '已答复',
  acknowledged: '已知悉',
  closed: '已结束',
} as const satisfies Record<TaskState, string>

export const TASK_OPINION_LABELS = {
  no_objection: '无异议',
  objection: '有异议',
  not_applicable: '不涉及本部门',
} as const satisfies Record<TaskOpinion, string>

/** A task that only tells waits for no answer. */
export const taskStateLabel = (task: { mode: TaskMode; state: TaskState }): string =>
  task.mode === 'inform' && task.state === 'open' ? '待知悉' : TASK_STATE_LABELS[task.state]
