import 'server-only'
import { type AttachmentDto, listAttachments } from '@/lib/attachments/queries'
import { readsPaper } from '@/lib/attachments/rules'
import type { Actor } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import { findTask, type TaskDto } from '@/lib/department-tasks/queries'
import { type ClockDto, listClocks } from '@/lib/filing-clocks/queries'
import type { Answers } from '@/lib/filings/answers'
import { type CaseDto, getCase, listSubmissions } from '@/lib/filings/queries'
import type { Names } from '@/lib/filings/words'
import { isReadBy } from './rules'

export type TaskReview = {
  task: TaskDto
  filing: Pick<
    CaseDto,
    'title' | 'number' | 'kind' | 'operatorName' | 'regionName' | 'receivedOn' | 'definition'
  >
  /** Only the answers this department reads. */
  data: Answers
  names: Names
  files: AttachmentDto[]
  clock: ClockDto | null
}

/** A department's task with the part of the filing it needs. Throws not_found for another's task. */
export async function getTaskReview(actor: Actor, taskId: string): Promise<TaskReview> {
  const task = actor.role === 'department' ? await findTask(actor, taskId) : null
  if (!task) throw new AppError('not_found')
  const [filing, submissions, files, clocks] = await Promise.all([
    getCase(actor, task.caseId),
    listSubmissions(actor, task.caseId),
    listAttachments(actor, { caseId: task.caseId }),
    listClocks(actor, task.caseId),
  ])
  const sent = Object.entries(submissions[0]?.data ?? {})
  const { title, number, kind, operatorName, regionName, receivedOn, definition } = filing
  return {
    task,
    filing: { title, number, kind, operatorName, regionName, receivedOn, definition },
    data: Object.fromEntries(sent.filter(([code]) => isReadBy(task.duty, code))),
    names: { region: regionName, staff: new Map() },
    files: files.filter(({ material }) => readsPaper(task.duty, material)),
    clock: clocks.find((one) => one.taskId === task.id) ?? null,
  }
}
