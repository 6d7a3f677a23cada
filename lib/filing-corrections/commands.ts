import 'server-only'
import { moveCase } from '@/lib/case-moves/commands'
import type { Actor } from '@/lib/core/actor'
import { now, todayInShanghai } from '@/lib/core/clock'
import { type Tx, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { pauseClocks, startClock, stopClocks } from '@/lib/filing-clocks/commands'
import { staffOf } from '@/lib/filings/answers'
import { type LockedCase, loadCaseForUpdate } from '@/lib/filings/queries'
import { formatDate, fromDateColumn } from '@/lib/format/date'
import { postNotice } from '@/lib/notices/commands'
import { correctionErrors, correctionTargets } from './rules'
import type { AskCorrectionsInput, ReturnCorrectionsInput } from './schema'

type AskInput = Pick<AskCorrectionsInput, 'caseId' | 'version' | 'message' | 'items'>

/**
 * Tells everything that is missing, once (一次性告知; 行政许可法第三十二条). The clocks stand still only where the
 * procedure says so. Throws not_found, forbidden, conflict, or invalid for anything beyond completeness and form.
 */
export function askCorrections(actor: Actor, input: AskInput): Promise<void> {
  return transaction(async (tx) => {
    const filing = await loadCaseForUpdate(tx, actor, input.caseId, 'ask_corrections', input.version)
    const staff = staffOf(filing.data).map(({ personId }) => ({ personId, name: personId }))
    const targets = correctionTargets(filing.definition, staff)
    const errors = correctionErrors(input.items, targets, filing.definition.correctionReasons)
    if (input.items.length === 0) errors.pick = ['请勾选要补正的内容']
    if (Object.keys(errors).length > 0) throw new AppError('invalid', errors)
    const dueOn = await giveBack(tx, filing)
    await tx.filingCorrection.create({
      data: {
        caseId: filing.id,
        message: input.message ?? '',
        askedById: actor.accountId,
        askedByName: actor.name,
        askedAt: now(),
        dueOn,
        isDemo: filing.isDemo,
        items: {
          create: input.items.map((item, index) => ({ ...item, position: index + 1, isDemo: filing.isDemo })),
        },
      },
      select: { id: true },
    })
    await moveCase(tx, actor, filing, 'ask_corrections', { after: { items: input.items.length } })
    await tellOperator(tx, filing, dueOn, `请补正“${filing.title}”的 ${input.items.length} 项内容`)
  })
}

/** Gives back what is still not put right and accepts the rest; nothing new may be asked. Throws like askCorrections. */
export function returnCorrections(actor: Actor, input: ReturnCorrectionsInput): Promise<void> {
  return transaction(async (tx) => {
    const filing = await loadCaseForUpdate(tx, actor, input.caseId, 'return_corrections', input.version)
    const correctionId = filing.correction?.id
    const unsettled = filing.correction?.items.filter((item) => item.state !== 'accepted') ?? []
    const isKnown = input.returned.every((id) => unsettled.some((item) => item.id === id))
    if (!correctionId || !isKnown)
      throw new AppError('invalid', { returned: ['只能退回补正清单里还没有补正的内容，不能增加新的内容'] })
    await tx.filingCorrectionItem.updateMany({
      where: { correctionId, state: 'answered', id: { notIn: input.returned } },
      data: { state: 'accepted' },
    })
    await tx.filingCorrectionItem.updateMany({
      where: { id: { in: input.returned } },
      data: { state: 'open' },
    })
    const dueOn = await giveBack(tx, filing)
    await tx.filingCorrection.update({
      where: { id: correctionId },
      data: { dueOn, answeredAt: null, ...(input.note && { message: input.note }) },
      select: { id: true },
    })
    await moveCase(tx, actor, filing, 'return_corrections', {
      after: { items: input.returned.length },
      ...(input.note && { reason: input.note }),
    })
    await tellOperator(tx, filing, dueOn, `“${filing.title}”还有 ${input.returned.length} 项没有补正`)
  })
}

/** Stops what the procedure lets stand still and starts the applicant's own clock, if there is one: its last day. */
async function giveBack(tx: Tx, filing: LockedCase): Promise<Date | null> {
  const today = todayInShanghai()
  await pauseClocks(tx, filing.id, today)
  const clock = filing.definition.clocks.find(({ code }) => code === 'correction_answer')
  if (!clock) return null
  await stopClocks(tx, { caseId: filing.id, codes: ['correction_answer'] })
  await startClock(tx, { caseId: filing.id, clock, startedOn: today, isDemo: filing.isDemo })
  const running = await tx.filingClock.findFirst({
    where: { caseId: filing.id, code: 'correction_answer', stoppedAt: null },
    select: { dueOn: true },
  })
  return running?.dueOn ?? null
}

const tellOperator = (tx: Tx, filing: LockedCase, dueOn: Date | null, title: string) =>
  postNotice(tx, {
    to: { operatorId: filing.operatorId },
    kind: 'filing.correction',
    title,
    text: `请逐项补正后提交${dueOn ? `，期限到${formatDate(fromDateColumn(dueOn))}` : ''}。清单以外的内容不会再要求补正。`,
    href: `/operator/filings/${filing.id}/corrections`,
    eventKey: `filing-corrections:${filing.id}:${filing.version}`,
  })
