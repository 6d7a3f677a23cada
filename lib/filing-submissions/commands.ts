import 'server-only'
import type { AttachmentDto } from '@/lib/attachments/queries'
import { moveCase } from '@/lib/case-moves/commands'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { now, todayInShanghai } from '@/lib/core/clock'
import { isUniqueViolation, type Prisma, type Tx, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { closeTasks, openTasks } from '@/lib/department-tasks/commands'
import { resumeClocks, startClock, stopClocks } from '@/lib/filing-clocks/commands'
import { readinessToSend } from '@/lib/filing-drafts/queries'
import { caseHref } from '@/lib/filing-drafts/steps'
import { type Answers, staffOf } from '@/lib/filings/answers'
import { getCase, type LockedCase, loadCaseForUpdate } from '@/lib/filings/queries'
import { toDateColumn } from '@/lib/format/date'
import { postNotice } from '@/lib/notices/commands'
import { siteFactsOf } from '@/lib/prechecks/facts'
import { runPrecheck } from '@/lib/prechecks/rules'
import { getSettings } from '@/lib/settings/queries'
import type { StaffDto } from '@/lib/staff/queries'
import { CLOCKS_FROM_RECEIPT, promisesLeft, sentAnswers } from './rules'
import type { AnswerItemInput, ReportRectifiedInput, SubmitInput, WithdrawInput } from './schema'

const json = (value: unknown) => JSON.parse(JSON.stringify(value)) as Prisma.InputJsonObject
const officeHref = (filing: { id: string }) => `/office/filings/${filing.id}`
const reviewersOf = (filing: { countyCode: string }) => ({
  roles: ['reviewer' as const],
  countyCode: filing.countyCode,
})

/**
 * Sends a draft in: state, day of receipt, copy, clocks, department tasks, evidence and notices in one transaction.
 * Sent twice (double click, two tabs) it is one submission and both land on the same case. Throws invalid while
 * anything is missing or a promise not accepted, conflict when somebody changed the draft meanwhile.
 */
export async function submitCase(actor: Actor, input: SubmitInput): Promise<{ id: string }> {
  return transaction(async (tx) => {
    await tx.$queryRaw`select 1 from filing_cases where id = ${input.caseId}::uuid for update`
    const seen = await getCase(actor, input.caseId, tx)
    if (actor.operatorId === seen.operatorId && seen.submissions > 0) return { id: seen.id }
    const filing = await loadCaseForUpdate(tx, actor, input.caseId, 'submit', input.version)
    const { definition } = filing
    const left = promisesLeft(definition.promises, input.promises)
    if (left.length > 0) throw new AppError('invalid', { promises: [`还有 ${left.length} 条承诺没有勾选`] })
    const today = todayInShanghai()
    const answers = await checked(tx, actor, filing)
    await copy(tx, actor, filing, 1, answers)
    for (const clock of definition.clocks.filter(({ code }) => CLOCKS_FROM_RECEIPT.includes(code)))
      await startClock(tx, { caseId: filing.id, clock, startedOn: today, isDemo: filing.isDemo })
    await moveCase(tx, actor, filing, 'submit', {
      data: { data: json(answers.data), receivedOn: toDateColumn(today), submissions: 1 },
      after: { submission: 1, receivedOn: today },
    })
    const { id: caseId, countyCode, title, isDemo } = filing
    await openTasks(tx, actor, { caseId, countyCode, title, isDemo, receivedOn: today }, definition)
    await postNotice(tx, {
      to: reviewersOf(filing),
      kind: 'filing.submit',
      title: `收到“${title}”的${definition.title}`,
      text: `办件号 ${filing.number}。材料今天收到，期限从今天起算。请打开查看并办理。`,
      href: officeHref(filing),
      eventKey: `filing-submitted:${filing.id}:1`,
    })
    await postNotice(tx, {
      to: { operatorId: filing.operatorId },
      kind: 'filing.submitted',
      title: `“${title}”的${definition.title}已提交`,
      text: `办件号 ${filing.number}。主管部门会在期限内答复，进度随时可以看。`,
      href: caseHref(filing.id),
      eventKey: `filing-sent:${filing.id}:1`,
    })
    return { id: filing.id }
  }).catch((error: unknown) => {
    if (!isUniqueViolation(error)) throw error
    const message = '同一街镇已有一件同名的备案在办，请先看那一件。要另办一件，请换一个机构名称'
    throw new AppError('conflict', { '': [message] })
  })
}

type Checked = { data: Answers; files: AttachmentDto[]; staff: StaffDto[] }

/** The strict check: completeness and form (登记和备案办法（试行）第八条). Throws invalid. */
async function checked(tx: Tx, actor: Actor, filing: LockedCase): Promise<Checked> {
  const data = sentAnswers(filing.definition, filing.stored)
  const { files, staff, missing } = await readinessToSend(tx, actor, filing, data)
  const people = staffOf(data).map(({ personId }) => personId)
  const own = files.filter(({ staffPersonId }) => staffPersonId === null || people.includes(staffPersonId))
  if (missing.length === 0) return { data, files: own, staff }
  const list = missing.slice(0, 5).map(({ label, text }) => `${label}：${text}`)
  const more = missing.length > 5 ? [`……还有 ${missing.length - 5} 项，见下面的清单`] : []
  throw new AppError('invalid', {
    '': [`还缺 ${missing.length} 项，没有提交，填写的内容都在：`, ...list, ...more],
  })
}

/** What was sent in, as it was sent, with what the site rules found; nothing of it is ever rewritten. */
async function copy(
  tx: Tx,
  actor: Actor,
  filing: LockedCase,
  number: number,
  { data, files, staff }: Checked,
) {
  const materials = files.map(({ material }) => material)
  const findings = filing.definition.runsPrecheck
    ? runPrecheck(siteFactsOf(data, staff, materials), await getSettings(actor, filing.regionCode, tx))
    : []
  await tx.filingSubmission.create({
    data: {
      caseId: filing.id,
      number,
      data: json(data),
      files: json(files),
      findings: json(findings),
      submittedById: actor.accountId,
      submittedByName: actor.name,
      submittedAt: now(),
      isDemo: filing.isDemo,
    },
    select: { id: true },
  })
}

/** Answers one line of the list of corrections; until all are sent it can be answered again. Throws not_found, conflict. */
export async function answerItem(actor: Actor, input: AnswerItemInput): Promise<void> {
  await transaction(async (tx) => {
    const filing = await loadCaseForUpdate(tx, actor, input.caseId, 'save', null)
    const item = filing.correction?.items.find(({ id }) => id === input.itemId)
    if (filing.state !== 'correction' || !item) throw new AppError('not_found')
    if (item.state === 'accepted') throw new AppError('conflict', { '': ['这一条已经确认补正，不用再回答'] })
    await tx.filingCorrectionItem.update({
      where: { id: item.id },
      data: { answer: input.answer, state: 'answered', answeredAt: now() },
      select: { id: true },
    })
    await tx.filingCase.update({
      where: { id: filing.id },
      data: { version: { increment: 1 } },
      select: { id: true },
    })
    await audit(tx, actor, {
      action: 'filing.save',
      subject: { type: 'filing', id: filing.id },
      regionCode: filing.regionCode,
      before: { item: item.position, answer: item.answer },
      after: { item: item.position, answer: input.answer },
    })
  })
}

/** Sends the corrections back when every line is answered: received again, a new copy, the clocks run on. */
export async function answerCorrections(
  actor: Actor,
  caseId: string,
  version: number,
): Promise<{ id: string }> {
  return transaction(async (tx) => {
    await tx.$queryRaw`select 1 from filing_cases where id = ${caseId}::uuid for update`
    const seen = await getCase(actor, caseId, tx)
    // The second of a double click finds it sent.
    if (seen.state === 'received' && seen.version === version + 1 && seen.correction?.answeredAt)
      return { id: caseId }
    const filing = await loadCaseForUpdate(tx, actor, caseId, 'answer_corrections', version)
    const open = filing.correction?.items.filter(({ state }) => state === 'open') ?? []
    if (!filing.correction || open.length > 0)
      throw new AppError('invalid', { '': [`还有 ${open.length} 条没有回答，回答完再提交`] })
    const answers = await checked(tx, actor, filing)
    const number = filing.submissions + 1
    const today = todayInShanghai()
    await tx.filingCorrection.update({
      where: { id: filing.correction.id },
      data: { answeredAt: now() },
      select: { id: true },
    })
    await copy(tx, actor, filing, number, answers)
    await stopClocks(tx, { caseId, codes: ['correction_answer'] })
    await resumeClocks(tx, caseId, today)
    await moveCase(tx, actor, filing, 'answer_corrections', {
      data: { data: json(answers.data), submissions: number },
      after: { submission: number },
    })
    await postNotice(tx, {
      to: reviewersOf(filing),
      kind: 'filing.answer_corrections',
      title: `“${filing.title}”已提交补正`,
      text: `办件号 ${filing.number}。请逐条核对补正的内容，然后出具回执，或退回还没有补正的那几条。`,
      href: officeHref(filing),
      eventKey: `filing-submitted:${filing.id}:${number}`,
    })
    return { id: caseId }
  })
}

/** Takes a case back before the receipt: clocks and department tasks end with it. Throws conflict after the receipt. */
export async function withdrawCase(actor: Actor, input: WithdrawInput): Promise<void> {
  await transaction(async (tx) => {
    const filing = await loadCaseForUpdate(tx, actor, input.caseId, 'withdraw', input.version)
    await stopClocks(tx, { caseId: filing.id })
    await closeTasks(tx, filing.id)
    await moveCase(tx, actor, filing, 'withdraw', { reason: input.reason })
    await postNotice(tx, {
      to: reviewersOf(filing),
      kind: 'filing.withdraw',
      title: `“${filing.title}”撤回了${filing.definition.title}`,
      text: `办件号 ${filing.number}。原因：${input.reason}。不用再办理。`,
      href: officeHref(filing),
      eventKey: `filing-withdrawn:${filing.id}`,
    })
  })
}

/** Says that what did not meet the standards has been put right; the department looks before it agrees. */
export async function reportRectified(actor: Actor, input: ReportRectifiedInput): Promise<void> {
  await transaction(async (tx) => {
    const filing = await loadCaseForUpdate(tx, actor, input.caseId, 'report_rectified', input.version)
    const notice = await tx.noncomplianceNotice.findFirst({
      where: { caseId: filing.id, rectifiedOn: null },
      orderBy: [{ issuedOn: 'desc' }, { id: 'desc' }],
      select: { id: true, rectificationReport: true },
    })
    if (!notice) throw new AppError('conflict', { '': ['没有等待整改的通知，请刷新页面'] })
    await tx.noncomplianceNotice.update({
      where: { id: notice.id },
      data: { rectificationReport: input.report, reportedAt: now() },
      select: { id: true },
    })
    await moveCase(tx, actor, filing, 'report_rectified', {
      before: { report: notice.rectificationReport },
      after: { report: input.report },
    })
    await postNotice(tx, {
      to: reviewersOf(filing),
      kind: 'filing.report_rectified',
      title: `“${filing.title}”报告已经整改`,
      text: `办件号 ${filing.number}。请核查后确认整改完成，或登记现场核查结果。`,
      href: officeHref(filing),
      eventKey: `filing-rectified:${filing.id}:${filing.version}`,
    })
  })
}
