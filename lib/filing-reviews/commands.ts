import 'server-only'
import { moveCase } from '@/lib/case-moves/commands'
import type { Actor } from '@/lib/core/actor'
import { now, todayInShanghai } from '@/lib/core/clock'
import { type Tx, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { closeTasks, transcribeOpinion } from '@/lib/department-tasks/commands'
import type { TranscribeOpinionInput } from '@/lib/department-tasks/schema'
import { stopClocks } from '@/lib/filing-clocks/commands'
import { type LockedCase, loadCaseForUpdate } from '@/lib/filings/queries'
import { toDateColumn, yearOf } from '@/lib/format/date'
import { postNotice } from '@/lib/notices/commands'
import { nextDocumentNumber } from '@/lib/receipts/commands'
import { SITE_CHECK_RESULT_LABELS } from './labels'
import { competentName, doubtsAbout, lastFindings } from './queries'
import { hasDoubts, noticeReasons } from './rules'
import type {
  ConfirmComplianceInput,
  ConfirmRectifiedInput,
  NotifyNoncomplianceInput,
  SiteCheckInput,
} from './schema'

/** Writes down what a department without an account answered on paper. Throws like every command on a case. */
export function recordPaperOpinion(actor: Actor, input: TranscribeOpinionInput): Promise<void> {
  return transaction(async (tx) => {
    const filing = await loadCaseForUpdate(tx, actor, input.caseId, 'transcribe_opinion', input.version)
    await transcribeOpinion(tx, actor, filing.id, input)
    // Its line of evidence is the task's own; the case only counts on, so that a stale page is told.
    await tx.filingCase.update({
      where: { id: filing.id },
      data: { version: { increment: 1 } },
      select: { id: true },
    })
  })
}

/** The visit after the receipt (登记和备案办法（试行）第九条). Not before the materials came, not in the future. */
export function recordSiteCheck(actor: Actor, input: SiteCheckInput): Promise<void> {
  return transaction(async (tx) => {
    const filing = await loadCaseForUpdate(tx, actor, input.caseId, 'record_site_check', input.version)
    const { checkedOn, inspectors, result, findings } = input
    if (checkedOn > todayInShanghai()) throw new AppError('invalid', { checkedOn: ['核查日期不能晚于今天'] })
    if (filing.receivedOn && checkedOn < filing.receivedOn)
      throw new AppError('invalid', { checkedOn: ['核查日期不能早于收到材料的日期'] })
    await tx.siteCheck.create({
      data: {
        caseId: filing.id,
        checkedOn: toDateColumn(checkedOn),
        inspectors,
        result,
        findings: findings ?? '',
        recordedById: actor.accountId,
        recordedByName: actor.name,
        recordedAt: now(),
        isDemo: filing.isDemo,
      },
      select: { id: true },
    })
    await moveCase(tx, actor, filing, 'record_site_check', {
      after: { checkedOn, result },
      ...(findings && { reason: findings }),
    })
    await tell(tx, filing, {
      event: 'record_site_check',
      title: `“${filing.title}”的现场核查结果：${SITE_CHECK_RESULT_LABELS[result]}`,
      text: result === 'meets' ? '请等待核查结论。' : `${findings ?? ''}\n请尽快整改；核查结论会另行通知。`,
    })
  })
}

/** The contents meet the standards: the case is done. Throws invalid without a reason where something speaks against it. */
export function confirmCompliance(actor: Actor, input: ConfirmComplianceInput): Promise<void> {
  return transaction(async (tx) => {
    const filing = await loadCaseForUpdate(tx, actor, input.caseId, 'confirm_compliance', input.version)
    if (input.note === null && hasDoubts(await doubtsAbout(filing.id, tx)))
      throw new AppError('invalid', {
        note: ['有部门异议、检查不符合或核查不符合，请写明为什么仍认为符合标准'],
      })
    await endCase(tx, filing)
    await moveCase(tx, actor, filing, 'confirm_compliance', input.note ? { reason: input.note } : {})
    await tell(tx, filing, {
      event: 'confirm_compliance',
      title: `“${filing.title}”经核查符合标准，办件办结`,
      text: '不需要再办什么。名称、地址、负责人、托位等有变化时，请及时办理变更。',
    })
  })
}

/**
 * Within 15 working days of the materials: tells the operator what does not meet the standards and why, and publishes
 * it (登记和备案办法（试行）第九条). Throws invalid for a reason that is neither found nor given with its article.
 */
export function notifyNoncompliance(
  actor: Actor,
  input: Omit<NotifyNoncomplianceInput, 'step'>,
): Promise<{ number: string }> {
  return transaction(async (tx) => {
    const filing = await loadCaseForUpdate(tx, actor, input.caseId, 'notify_noncompliance', input.version)
    const { id: caseId, facilityId, countyCode, regionPath, isDemo } = filing
    const reasons = noticeReasons(input.findings, input.typed, await lastFindings(caseId, tx))
    if (!reasons || reasons.length === 0 || reasons.some(({ article }) => article === ''))
      throw new AppError('invalid', { finding: ['每条理由都要有依据：请从检查结果里选择，或填写文件和条款'] })
    if (!facilityId) throw new AppError('conflict')
    const issuerName = await competentName(actor, filing, tx)
    const issuedOn = todayInShanghai()
    await endCase(tx, filing)
    const { number } = await nextDocumentNumber(tx, 'noncompliance', countyCode, yearOf(issuedOn), isDemo)
    await tx.noncomplianceNotice.create({
      data: {
        ...{ number, caseId, facilityId, countyCode, regionPath, reasons, issuerName, isDemo },
        issuedOn: toDateColumn(issuedOn),
        decidedById: actor.accountId,
        decidedByName: actor.name,
      },
      select: { id: true },
    })
    await moveCase(tx, actor, filing, 'notify_noncompliance', {
      after: { number },
      reason: reasons.map(({ text }) => text).join('；'),
    })
    await tell(tx, filing, {
      event: 'notify_noncompliance',
      title: `“${filing.title}”有 ${reasons.length} 处不符合标准，请整改`,
      text: `${reasons.map(({ text, article }) => `${text}（${article}）`).join('\n')}\n通知编号 ${number}，已依法公开。整改后请在办件里报告，主管部门核实后在公示里标明已整改。`,
    })
    return { number }
  })
}

/** What was told is put right: the notice ends and the case is done. */
export function confirmRectified(actor: Actor, input: ConfirmRectifiedInput): Promise<void> {
  return transaction(async (tx) => {
    const filing = await loadCaseForUpdate(tx, actor, input.caseId, 'confirm_rectified', input.version)
    await tx.noncomplianceNotice.updateMany({
      where: { caseId: filing.id, rectifiedOn: null },
      data: { rectifiedOn: toDateColumn(todayInShanghai()) },
    })
    await endCase(tx, filing)
    await moveCase(tx, actor, filing, 'confirm_rectified', { reason: input.note })
    await tell(tx, filing, {
      event: 'confirm_rectified',
      title: `“${filing.title}”整改到位，办件办结`,
      text: '不符合标准的通知已标明整改完成。不需要再办什么。',
    })
  })
}

/** A conclusion ends the clocks of the case and what departments were still asked. What they were told stays to be seen. */
async function endCase(tx: Tx, { id }: LockedCase): Promise<void> {
  await closeTasks(tx, id, 'opinion')
  await stopClocks(tx, { caseId: id })
}

/** Each step is told to the applicant, with what to do next. */
function tell(
  tx: Tx,
  filing: LockedCase,
  notice: { event: string; title: string; text: string },
): Promise<void> {
  return postNotice(tx, {
    to: { operatorId: filing.operatorId },
    kind: `filing.${notice.event}`,
    title: notice.title,
    text: notice.text,
    href: `/operator/filings/${filing.id}`,
    eventKey: `filing-${notice.event}:${filing.id}:${filing.version}`,
  })
}
