import type { TaskMode, TaskState } from '@/prisma/generated/enums'

export const TASK_EVENTS = ['give_opinion', 'transcribe_opinion', 'acknowledge', 'close'] as const
export type TaskEvent = (typeof TASK_EVENTS)[number]

/**
 * The life of a task: asked for an opinion (并联) it is answered once, told (抄告) it is acknowledged; what is still
 * open when the case no longer needs it closes. An answer stays as it was given: nothing leads away from it.
 */
const TRANSITIONS: Record<TaskMode, Partial<Record<TaskEvent, TaskState>>> = {
  opinion: { give_opinion: 'answered', transcribe_opinion: 'answered', close: 'closed' },
  inform: { acknowledge: 'acknowledged', close: 'closed' },
}

/** The state an event leads to, or null where it cannot happen. */
export function nextTaskState(
  task: { mode: TaskMode; state: TaskState },
  event: TaskEvent,
): TaskState | null {
  return task.state === 'open' ? (TRANSITIONS[task.mode][event] ?? null) : null
}
