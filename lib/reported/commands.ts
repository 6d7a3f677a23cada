import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { now, todayInShanghai } from '@/lib/core/clock'
import { isUniqueViolation, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { toDateColumn } from '@/lib/format/date'
import { resolveRegion } from '@/lib/regions/queries'
import { allowedEvents, canEnter } from './policy'
import { findReported } from './queries'
import { figureErrors, nextState, periodEnd, type ReportedEvent, TRANSITIONS } from './rules'
import type { DecideReportedInput, EnterReportedInput } from './schema'

const ROOT = '100000'
const ALREADY_OPEN = '这个地区、指标和期间已有一条待确认的数据。请先确认、退回或撤回那一条。'
const ALREADY_CONFIRMED = '这个地区、指标和期间已有一条已确认的数据。要更正，请先撤销那一条的确认。'

const refuseTwice = (message: string) => (error: unknown) => {
  if (isUniqueViolation(error)) throw new AppError('conflict', { '': [message] })
  throw error
}

/** Enters a figure that waits for a second official. Throws invalid, forbidden, or conflict when one already waits. */
export async function enterReported(actor: Actor, input: EnterReportedInput): Promise<{ id: string }> {
  const region = await resolveRegion(actor, input.region, ROOT)
  if (!region) throw new AppError('invalid', { region: ['没有找到这个地区，请填写现行的区划代码或全称'] })
  if (!canEnter(actor, region.path)) throw new AppError('forbidden')
  const errors = figureErrors(input, todayInShanghai())
  const end = periodEnd(input.period)
  if (Object.keys(errors).length > 0 || end === null) throw new AppError('invalid', errors)
  const { period, value, numerator, denominator, document, documentDate } = input
  const figure = { period, value, numerator, denominator, document }
  return transaction(async (tx) => {
    const created = await tx.reportedFigure.create({
      data: {
        ...figure,
        regionCode: region.code,
        indicatorCode: input.indicator,
        periodEnd: toDateColumn(end),
        documentDate: toDateColumn(documentDate),
        enteredById: actor.accountId,
        enteredByName: actor.name,
        enteredAt: now(),
      },
      select: { id: true },
    })
    await audit(tx, actor, {
      action: 'reported.enter',
      subject: { type: 'reported', id: created.id },
      regionCode: region.code,
      after: { ...figure, indicator: input.indicator, documentDate },
    })
    return created
  }).catch(refuseTwice(ALREADY_OPEN))
}

/**
 * Confirms, rejects, withdraws or revokes. Throws not_found, forbidden (the one who entered never confirms),
 * invalid without a reason where one is due, conflict after somebody else's decision or beside a confirmed figure.
 */
function decide(actor: Actor, event: ReportedEvent, input: DecideReportedInput): Promise<void> {
  return transaction(async (tx) => {
    await tx.$queryRaw`select 1 from reported_figures where id = ${input.figureId}::uuid for update`
    const figure = await findReported(actor, input.figureId, tx)
    if (!figure) throw new AppError('not_found')
    const state = nextState(figure.state, event)
    if (figure.version !== input.version || state === null) throw new AppError('conflict')
    if (!allowedEvents(actor, figure).includes(event)) throw new AppError('forbidden')
    if (TRANSITIONS[event].needsReason && input.note === null)
      throw new AppError('invalid', { note: ['请写明原因，录入人会看到'] })
    await tx.reportedFigure.update({
      where: { id: figure.id },
      data: {
        state,
        decidedById: actor.accountId,
        decidedByName: actor.name,
        decidedAt: now(),
        decisionNote: input.note,
        version: figure.version + 1,
      },
      select: { id: true },
    })
    await audit(tx, actor, {
      action: `reported.${event}`,
      subject: { type: 'reported', id: figure.id },
      regionCode: figure.regionCode,
      before: { state: figure.state },
      after: { state },
      ...(input.note === null ? {} : { reason: input.note }),
    })
  }).catch(refuseTwice(ALREADY_CONFIRMED))
}

export const confirmReported = (actor: Actor, input: DecideReportedInput) => decide(actor, 'confirm', input)
export const rejectReported = (actor: Actor, input: DecideReportedInput) => decide(actor, 'reject', input)
export const withdrawReported = (actor: Actor, input: DecideReportedInput) => decide(actor, 'withdraw', input)
export const revokeReported = (actor: Actor, input: DecideReportedInput) => decide(actor, 'revoke', input)
