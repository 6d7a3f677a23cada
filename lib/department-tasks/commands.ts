import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { now } from '@/lib/core/clock'
import { type Tx, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { dutyName } from '@/lib/departments/labels'
import { findDepartment } from '@/lib/departments/queries'
import { startClock, stopClocks } from '@/lib/filing-clocks/commands'
import type { DateString } from '@/lib/format/date'
import { postNotice } from '@/lib/notices/commands'
import type { ProcedureDefinition } from '@/lib/procedures/schema'
import type { TaskMode } from '@/prisma/generated/enums'
import { TASK_OPINION_LABELS } from './labels'
import { allowedTaskEvents } from './policy'
import { findTask, type TaskDto } from './queries'
import { nextTaskState, type TaskEvent } from './rules'
import type { AcknowledgeInput, GiveOpinionInput, TranscribeOpinionInput } from './schema'

type OpenedCase = {
  caseId: string
  countyCode: string
  title: string
  isDemo: boolean
  receivedOn: DateString
}

/**
 * Asks and tells every department the procedure names, once per case and duty: sent again it opens nothing new.
 * A duty without a named department goes to the duty's own name, so that the reviewer can write down its paper.
 */
export async function openTasks(
  tx: Tx,
  actor: Actor,
  filing: OpenedCase,
  definition: Pick<ProcedureDefinition, 'departments' | 'clocks'>,
): Promise<void> {
  const clock = definition.clocks.find(({ code }) => code === 'department_opinion')
  const { caseId, countyCode, title, isDemo, receivedOn } = filing
  for (const { duty, mode, question } of definition.departments) {
    const department = await findDepartment(tx, countyCode, duty)
    const departmentName = department?.name ?? dutyName(duty)
    const [task] = await tx.departmentTask.createManyAndReturn({
      data: [{ caseId, duty, departmentName, countyCode, mode, question, openedAt: now(), isDemo }],
      skipDuplicates: true,
      select: { id: true },
    })
    if (!task) continue
    if (mode === 'opinion' && clock)
      await startClock(tx, { caseId, taskId: task.id, clock, startedOn: receivedOn, isDemo })
    await postNotice(tx, {
      to: { roles: ['department'], countyCode, department: departmentName },
      kind: 'department_task',
      title: mode === 'opinion' ? `请对“${title}”的备案提出意见` : `抄告：“${title}”已提交备案`,
      text:
        mode === 'opinion'
          ? `${question}。请在期限前答复，逾期会提示备案部门和上级。`
          : `${question}。请查看后点“已知悉”。`,
      href: `/office/tasks/${task.id}`,
      eventKey: `task-opened:${task.id}`,
    })
    await audit(tx, actor, {
      action: 'filing.open_task',
      subject: { type: 'filing', id: caseId },
      regionCode: countyCode,
      after: { departmentName, mode },
    })
  }
}

/** Closes what is still open (of one mode, or all) and stops its clocks: the case no longer needs the answer. */
export async function closeTasks(tx: Tx, caseId: string, mode?: TaskMode): Promise<void> {
  const open = await tx.departmentTask.findMany({
    where: { caseId, state: 'open', ...(mode && { mode }) },
    orderBy: { id: 'asc' },
    select: { id: true },
  })
  if (open.length === 0) return
  await tx.departmentTask.updateMany({
    where: { id: { in: open.map(({ id }) => id) } },
    data: { state: 'closed', version: { increment: 1 } },
  })
  for (const { id } of open) await stopClocks(tx, { caseId, taskId: id })
}

const ALREADY = (task: TaskDto) =>
  task.state === 'closed'
    ? '这个办件已不需要您的答复（已撤回或已办结），任务已经结束。'
    : `${task.answeredByName ?? '别人'}已经答复了这项任务${task.opinion ? `：${TASK_OPINION_LABELS[task.opinion]}` : ''}。请刷新页面查看。`

/** Locks case, then task (the order of every command on a case) and says who may do what; an earlier answer is told. */
async function lockTask(tx: Tx, actor: Actor, taskId: string, event: TaskEvent, version?: number) {
  await tx.$queryRaw`select 1 from filing_cases c join department_tasks t on t.case_id = c.id
    where t.id = ${taskId}::uuid for update of c`
  await tx.$queryRaw`select 1 from department_tasks where id = ${taskId}::uuid for update`
  const task = await findTask(actor, taskId, tx)
  if (!task) throw new AppError('not_found')
  const state = nextTaskState(task, event)
  if (state === null && task.state !== 'open') throw new AppError('conflict', { '': [ALREADY(task)] })
  if (state === null || !allowedTaskEvents(actor, task).includes(event)) throw new AppError('forbidden')
  if (version !== undefined && task.version !== version) throw new AppError('conflict')
  return { task, state }
}

type Answer = Pick<GiveOpinionInput, 'opinion' | 'opinionText' | 'documentNumber'>

async function writeOpinion(
  tx: Tx,
  actor: Actor,
  event: 'give_opinion' | 'transcribe_opinion',
  { task, state }: Awaited<ReturnType<typeof lockTask>>,
  { opinion, opinionText, documentNumber }: Answer,
): Promise<void> {
  await tx.departmentTask.update({
    where: { id: task.id },
    data: {
      state,
      opinion,
      opinionText,
      documentNumber,
      isTranscribed: event === 'transcribe_opinion',
      answeredById: actor.accountId,
      answeredByName: actor.name,
      answeredAt: now(),
      version: task.version + 1,
    },
    select: { id: true },
  })
  await stopClocks(tx, { caseId: task.caseId, taskId: task.id })
  await audit(tx, actor, {
    action: `filing.${event}`,
    subject: { type: 'filing', id: task.caseId },
    regionCode: task.countyCode,
    after: { departmentName: task.departmentName, opinion, documentNumber },
    ...(opinionText === '' ? {} : { reason: opinionText }),
  })
}

/**
 * The department's own opinion. It never holds the receipt up (优化营商环境条例第三十九条); an objection is a ground for
 * the check after it. Throws not_found for another department's task, conflict when it was answered or closed.
 */
export function giveOpinion(actor: Actor, input: GiveOpinionInput): Promise<void> {
  return transaction(async (tx) => {
    const locked = await lockTask(tx, actor, input.taskId, 'give_opinion', input.version)
    await writeOpinion(tx, actor, 'give_opinion', locked, input)
    const { task } = locked
    await postNotice(tx, {
      to: { roles: ['reviewer'], countyCode: task.countyCode },
      kind: 'department_opinion',
      title: `${task.departmentName}答复了“${task.caseTitle}”：${TASK_OPINION_LABELS[input.opinion]}`,
      text:
        input.opinion === 'objection'
          ? '异议不影响出具回执，请在核查设置标准时作为依据。'
          : '可以打开办件查看。',
      href: `/office/filings/${task.caseId}`,
      eventKey: `task-answered:${task.id}`,
    })
  })
}

/** Writes a paper opinion down, inside the reviewer's command, which has locked the case and checked its county. */
export async function transcribeOpinion(
  tx: Tx,
  actor: Actor,
  caseId: string,
  input: Pick<TranscribeOpinionInput, 'taskId'> & Answer,
): Promise<void> {
  const locked = await lockTask(tx, actor, input.taskId, 'transcribe_opinion')
  if (locked.task.caseId !== caseId) throw new AppError('not_found')
  await writeOpinion(tx, actor, 'transcribe_opinion', locked, input)
}

/** 抄告: the department says it has seen it. */
export function acknowledge(actor: Actor, input: AcknowledgeInput): Promise<void> {
  return transaction(async (tx) => {
    const { task, state } = await lockTask(tx, actor, input.taskId, 'acknowledge', input.version)
    await tx.departmentTask.update({
      where: { id: task.id },
      data: {
        state,
        answeredById: actor.accountId,
        answeredByName: actor.name,
        answeredAt: now(),
        version: task.version + 1,
      },
      select: { id: true },
    })
    await audit(tx, actor, {
      action: 'filing.acknowledge',
      subject: { type: 'filing', id: task.caseId },
      regionCode: task.countyCode,
      after: { departmentName: task.departmentName },
    })
  })
}
