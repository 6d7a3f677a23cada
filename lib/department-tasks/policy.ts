import { type Actor, can, isOfficial } from '@/lib/core/actor'
import { subtreeRange } from '@/lib/regions/rules'
import type { TaskMode, TaskState } from '@/prisma/generated/enums'
import { nextTaskState, TASK_EVENTS, type TaskEvent } from './rules'

export type TaskScope = {
  id?: { in: string[] }
  departmentName?: string
  countyCode?: string
  case?: { regionPath: { gte: string; lt: string } } | { operatorId: string }
}

const NOTHING: TaskScope = { id: { in: [] } }

/** A department sees its own tasks, by county and name; other officials those of their area; an operator its cases'. */
export function visibleTo(actor: Actor): TaskScope {
  if (actor.role === 'system') return {}
  if (actor.role === 'operator')
    return actor.operatorId ? { case: { operatorId: actor.operatorId } } : NOTHING
  if (!isOfficial(actor) || !can(actor, 'filings.read') || !actor.regionCode || !actor.regionPath)
    return NOTHING
  if (actor.role !== 'department') return { case: { regionPath: subtreeRange(actor.regionPath) } }
  return actor.department ? { departmentName: actor.department, countyCode: actor.regionCode } : NOTHING
}

type TaskForPolicy = { mode: TaskMode; state: TaskState; departmentName: string; countyCode: string }

/** A department answers for itself; the county's reviewer may write down what it answered on paper. */
export function allowedTaskEvents(actor: Actor, task: TaskForPolicy): TaskEvent[] {
  if (actor.accountId === null || actor.regionCode !== task.countyCode) return []
  const own: readonly TaskEvent[] =
    can(actor, 'tasks.answer') && actor.department === task.departmentName
      ? ['give_opinion', 'acknowledge']
      : can(actor, 'filings.review')
        ? ['transcribe_opinion']
        : []
  return TASK_EVENTS.filter((event) => own.includes(event) && nextTaskState(task, event) !== null)
}
